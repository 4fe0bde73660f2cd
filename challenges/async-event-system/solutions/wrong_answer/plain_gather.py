"""Uses gather as it is: the first exception leaves the others running."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any


class EventSystem:
    """Calls coroutine functions when an event is emitted."""

    def __init__(self) -> None:
        self._listeners: dict[str, list[Callable[..., Awaitable]]] = {}

    def add_listener(self, event_name: str, coroutine: Callable[..., Awaitable]) -> None:
        """Register a listener for an event."""
        self._listeners.setdefault(event_name, []).append(coroutine)

    def remove_listener(self, event_name: str, coroutine: Callable[..., Awaitable]) -> None:
        """Take away the listener's earliest registration."""
        self._listeners.get(event_name, []).remove(coroutine)

    async def emit(self, event_name: str, *args: Any, **kwargs: Any) -> list:
        """Run all listeners of the event; return their results."""
        listeners = self._listeners.get(event_name, [])
        return list(await asyncio.gather(*(listener(*args, **kwargs) for listener in listeners)))
