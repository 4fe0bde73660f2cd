"""Event system with asyncio listeners."""

from collections.abc import Awaitable, Callable
from typing import Any


class EventSystem:
    """Calls coroutine functions when an event is emitted."""

    def __init__(self) -> None:
        raise NotImplementedError

    def add_listener(self, event_name: str, coroutine: Callable[..., Awaitable]) -> None:
        """Register a listener for an event."""
        raise NotImplementedError

    def remove_listener(self, event_name: str, coroutine: Callable[..., Awaitable]) -> None:
        """Take away the listener's earliest registration."""
        raise NotImplementedError

    async def emit(self, event_name: str, *args: Any, **kwargs: Any) -> list:
        """Run all listeners of the event; return their results."""
        raise NotImplementedError
