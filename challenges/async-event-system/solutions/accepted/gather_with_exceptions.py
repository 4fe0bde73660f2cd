"""Has gather wait for all, and tells failures from results by whether they were raised."""

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
        listeners = self._listeners.get(event_name)
        if not listeners:
            raise ValueError(f"nobody listens to {event_name!r}")
        listeners.remove(coroutine)

    async def emit(self, event_name: str, /, *args: Any, **kwargs: Any) -> list:
        """Run all listeners of the event; return their results."""
        tasks = [
            asyncio.ensure_future(listener(*args, **kwargs))
            for listener in self._listeners.get(event_name, [])
        ]
        await asyncio.gather(*tasks, return_exceptions=True)
        return [task.result() for task in tasks]
