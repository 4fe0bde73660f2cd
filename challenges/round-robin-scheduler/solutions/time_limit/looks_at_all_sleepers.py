"""Looks at every sleeping task to find out who is next."""

from collections import deque
from collections.abc import Generator
from typing import Any


class Scheduler:
    """Runs generators in turns, with a clock of its own."""

    def __init__(self) -> None:
        self.now = 0
        self._spawned = 0
        self._ready: deque[tuple[int, Generator]] = deque()
        self._asleep: list[tuple[int, int, Generator]] = []

    def spawn(self, task: Generator) -> int:
        """Add a task; return its number."""
        self._ready.append((self._spawned, task))
        self._spawned += 1
        return self._spawned - 1

    def run(self) -> dict[int, Any]:
        """Run all tasks to their end; return their results by number."""
        results: dict[int, Any] = {}
        while self._ready or self._asleep:
            if not self._ready:
                self.now = min(row[0] for row in self._asleep)
                due = [row for row in self._asleep if row[0] == self.now]
                self._asleep = [row for row in self._asleep if row[0] != self.now]
                self._ready.extend((number, task) for _, number, task in due)
            number, task = self._ready.popleft()
            try:
                wish = next(task)
                while wish is not None and not (isinstance(wish, int) and wish >= 1):
                    wish = task.throw(ValueError(wish))
            except StopIteration as end:
                results[number] = end.value
            except Exception as error:
                results[number] = error
            else:
                if wish is None:
                    self._ready.append((number, task))
                else:
                    self._asleep.append((self.now + wish, number, task))
        return results
