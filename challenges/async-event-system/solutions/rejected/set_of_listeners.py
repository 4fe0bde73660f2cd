"""Keeps each listener once, so that a second registration is lost."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any


class EventSystem:
    """Calls coroutine functions when an event is emitted."""

    def __init__(self) -> None:
        self._listeners: dict[str, dict[Callable[..., Awaitable], None]] = {}

    def add_listener(self, event_name: str, coroutine: Callable[..., Awaitable]) -> None:
        """Register a listener for an event."""
        self._listeners.setdefault(event_name, {})[coroutine] = None

    def remove_listener(self, event_name: str, coroutine: Callable[..., Awaitable]) -> None:
        """Take away the listener's registration."""
        if coroutine not in self._listeners.get(event_name, {}):
            raise ValueError(event_name)
        del self._listeners[event_name][coroutine]

    async def emit(self, event_name: str, *args: Any, **kwargs: Any) -> list:
        """Run all listeners of the event; return their results."""
        tasks = [asyncio.create_task(listener(*args, **kwargs))
                 for listener in self._listeners.get(event_name, {})]
        await asyncio.gather(*tasks, return_exceptions=True)
        return [task.result() for task in tasks]
