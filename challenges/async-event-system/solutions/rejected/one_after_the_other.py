"""Awaits each listener before the next one starts."""

from collections.abc import Awaitable, Callable
from typing import Any


class EventSystem:
    """Calls coroutine functions when an event is emitted, one by one."""

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
        results = []
        for listener in list(self._listeners.get(event_name, [])):
            results.append(await listener(*args, **kwargs))
        return results
