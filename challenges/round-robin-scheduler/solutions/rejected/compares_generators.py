"""Puts generators beside their waking times into the heap: equal times compare generators."""

import heapq
from collections import deque
from collections.abc import Generator
from typing import Any


class Scheduler:
    """Runs generators in turns, with a clock of its own."""

    def __init__(self) -> None:
        self.now = 0
        self._numbers: dict[Generator, int] = {}
        self._ready: deque[Generator] = deque()
        self._asleep: list[tuple[int, Generator]] = []

    def spawn(self, task: Generator) -> int:
        """Add a task; return its number."""
        self._numbers[task] = len(self._numbers)
        self._ready.append(task)
        return self._numbers[task]

    def run(self) -> dict[int, Any]:
        """Run all tasks to their end; return their results by number."""
        results: dict[int, Any] = {}
        while self._ready or self._asleep:
            if not self._ready:
                self.now = self._asleep[0][0]
                while self._asleep and self._asleep[0][0] == self.now:
                    self._ready.append(heapq.heappop(self._asleep)[1])
            task = self._ready.popleft()
            try:
                wish = next(task)
                while wish is not None and not (isinstance(wish, int) and wish >= 1):
                    wish = task.throw(ValueError(wish))
            except StopIteration as end:
                results[self._numbers[task]] = end.value
            except Exception as error:
                results[self._numbers[task]] = error
            else:
                if wish is None:
                    self._ready.append(task)
                else:
                    heapq.heappush(self._asleep, (self.now + wish, task))
        return results
