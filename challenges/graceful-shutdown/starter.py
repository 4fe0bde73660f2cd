"""Worker threads with graceful shutdown."""

from collections.abc import Callable
from typing import Any


class WorkerService:
    """Threads that handle submitted items, until they are told to end."""

    def __init__(self, handler: Callable[[Any], None], workers: int = 2) -> None:
        raise NotImplementedError

    def submit(self, item: Any) -> None:
        """Hand an item in."""
        raise NotImplementedError

    def shutdown(self, drain: bool = True) -> list:
        """Refuse items, wait until all threads have ended, and return what was not handled."""
        raise NotImplementedError
