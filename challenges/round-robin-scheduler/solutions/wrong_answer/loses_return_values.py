"""Notes that a task has ended, but not what it returned."""

import heapq
from collections import deque
from collections.abc import Generator
from typing import Any


class Scheduler:
    """Runs generators in turns, with a clock of its own."""

    def __init__(self) -> None:
        self.now = 0
        self._spawned = self._slept = 0
        self._ready: deque[tuple[int, Generator]] = deque()
        self._asleep: list[tuple[int, int, int, Generator]] = []

    def spawn(self, task: Generator) -> int:
        """Add a task; return its number."""
        self._ready.append((self._spawned, task))
        self._spawned += 1
        return self._spawned - 1

    def run(self) -> dict[int, Any]:
        """Run all tasks to their end; return None for each."""
        results: dict[int, Any] = {}
        while self._ready or self._asleep:
            if not self._ready:
                self.now = self._asleep[0][0]
                while self._asleep and self._asleep[0][0] == self.now:
                    self._ready.append(heapq.heappop(self._asleep)[2:])
            number, task = self._ready.popleft()
            try:
                wish = next(task)
                while wish is not None and not (isinstance(wish, int) and wish >= 1):
                    wish = task.throw(ValueError(wish))
            except StopIteration:
                results[number] = None
            except Exception as error:
                results[number] = error
            else:
                if wish is None:
                    self._ready.append((number, task))
                else:
                    heapq.heappush(self._asleep, (self.now + wish, self._slept, number, task))
                    self._slept += 1
        return results
