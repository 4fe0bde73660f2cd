"""Keeps ready tasks in a deque and sleeping ones in a heap, where a count settles ties."""

import heapq
from collections import deque
from collections.abc import Callable, Generator
from typing import Any


class Scheduler:
    """Runs generators in turns, with a clock of its own."""

    def __init__(self) -> None:
        self.now = 0
        self._spawned = 0
        self._slept = 0  # equivalent mutants: increment, decrement
        self._ready: deque[tuple[int, Generator]] = deque()
        self._asleep: list[tuple[int, int, int, Generator]] = []
        self._results: dict[int, Any] = {}

    def spawn(self, task: Generator) -> int:
        """Add a task; return its number."""
        number = self._spawned
        self._spawned += 1
        self._ready.append((number, task))
        return number

    def run(self) -> dict[int, Any]:
        """Run all tasks to their end; return their results by number."""
        while self._ready or self._asleep:
            if not self._ready:
                self._wake()
            number, task = self._ready.popleft()
            self._advance(number, task, lambda: next(task))
        return self._results

    def _wake(self) -> None:
        """Jump to the earliest waking time; make ready what is due."""
        self.now = self._asleep[0][0]
        while self._asleep and self._asleep[0][0] == self.now:
            _, _, number, task = heapq.heappop(self._asleep)
            self._ready.append((number, task))

    def _advance(self, number: int, task: Generator, step: Callable[[], Any]) -> None:
        """Make one step of a task, and see what becomes of it."""
        try:
            wish = step()
        except StopIteration as end:
            self._results[number] = end.value
            return
        except Exception as error:
            self._results[number] = error
            return
        if wish is None:
            self._ready.append((number, task))
        elif isinstance(wish, int) and wish >= 1:
            heapq.heappush(self._asleep, (self.now + wish, self._slept, number, task))
            self._slept += 1  # equivalent mutants: increment
        else:
            wrong = ValueError(f"a task may yield None or an int of at least 1, not {wish!r}")
            self._advance(number, task, lambda: task.throw(wrong))
