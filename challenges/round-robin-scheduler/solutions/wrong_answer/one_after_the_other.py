"""Runs each task to its end before the next one starts."""

from collections import deque
from collections.abc import Generator
from typing import Any


class Scheduler:
    """Runs generators one after the other."""

    def __init__(self) -> None:
        self.now = 0
        self._tasks: deque[tuple[int, Generator]] = deque()
        self._spawned = 0

    def spawn(self, task: Generator) -> int:
        """Add a task; return its number."""
        self._tasks.append((self._spawned, task))
        self._spawned += 1
        return self._spawned - 1

    def run(self) -> dict[int, Any]:
        """Run all tasks to their end; return their results by number."""
        results: dict[int, Any] = {}
        while self._tasks:
            number, task = self._tasks.popleft()
            try:
                while True:
                    ticks = next(task)
                    if ticks is not None:
                        self.now += ticks
            except StopIteration as end:
                results[number] = end.value
            except Exception as error:
                results[number] = error
        return results
