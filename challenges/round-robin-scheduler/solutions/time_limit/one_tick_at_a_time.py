"""The clock goes on by one tick whenever no task is ready, instead of jumping."""

from collections import deque
from collections.abc import Generator
from heapq import heappop, heappush
from itertools import count
from typing import Any


class Scheduler:
    """Runs generators in turns, with a clock of its own."""

    def __init__(self) -> None:
        self.now = 0
        self.numbers = count()
        self.turns = count()
        self.ready: deque[tuple[int, Generator]] = deque()
        self.asleep: list[tuple[int, int, int, Generator]] = []

    def spawn(self, task: Generator) -> int:
        """Add a task; return its number."""
        number = next(self.numbers)
        self.ready.append((number, task))
        return number

    def run(self) -> dict[int, Any]:
        """Run all tasks to their end; return their results by number."""
        results: dict[int, Any] = {}
        while self.ready or self.asleep:
            while not self.ready:
                self.now += 1
                while self.asleep and self.asleep[0][0] == self.now:
                    self.ready.append(heappop(self.asleep)[2:])
            number, task = self.ready.popleft()
            try:
                self._step(number, task)
            except StopIteration as stop:
                results[number] = stop.value
            except Exception as error:
                results[number] = error
        return results

    def _step(self, number: int, task: Generator) -> None:
        wish = next(task)
        while wish is not None and not (isinstance(wish, int) and wish > 0):
            wish = task.throw(ValueError("nothing that a task may yield"))
        if wish is None:
            self.ready.append((number, task))
        else:
            heappush(self.asleep, (self.now + wish, next(self.turns), number, task))
