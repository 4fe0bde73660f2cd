"""Context manager class that contains errors."""

from collections.abc import Callable
from types import TracebackType
from typing import Any


class ErrorBoundary:
    """Suppresses exceptions of a with block and keeps them in its attribute error."""

    def __init__(
        self,
        *exceptions: type[BaseException],
        fallback: Any = None,
        on_error: Callable[[BaseException], None] | None = None,
    ) -> None:
        raise NotImplementedError

    def __enter__(self) -> "ErrorBoundary":
        raise NotImplementedError

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> bool:
        raise NotImplementedError
