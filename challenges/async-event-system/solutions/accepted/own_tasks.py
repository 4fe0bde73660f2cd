"""Makes a task of each listener and awaits them one after the other, keeping the first failure."""

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable
from typing import Any


class EventSystem:
    """Calls coroutine functions when an event is emitted."""

    def __init__(self) -> None:
        self._registered: defaultdict[str, tuple] = defaultdict(tuple)

    def add_listener(self, event_name: str, coroutine: Callable[..., Awaitable]) -> None:
        """Register a listener for an event."""
        self._registered[event_name] += (coroutine,)

    def remove_listener(self, event_name: str, coroutine: Callable[..., Awaitable]) -> None:
        """Take away the listener's earliest registration."""
        known = self._registered[event_name]
        at = known.index(coroutine)
        self._registered[event_name] = known[:at] + known[at + 1:]

    async def emit(self, event_name: str, *args: Any, **kwargs: Any) -> list:
        """Run all listeners of the event; return their results."""
        tasks = []
        for listener in self._registered[event_name]:
            tasks.append(asyncio.create_task(listener(*args, **kwargs)))
        results, failure = [], None
        for task in tasks:
            try:
                results.append(await task)
            except Exception as error:
                failure = failure or error
        if failure is not None:
            raise failure
        return results
