"""Keeps a list of tasks for each waking time, and the times alone in a heap."""

from collections import deque
from heapq import heappop, heappush
from typing import Any, Generator


class Scheduler:
    """Runs generators in turns, with a clock of its own."""

    def __init__(self) -> None:
        self.now = 0
        self.tasks: list[Generator] = []
        self.queue: deque[int] = deque()
        self.alarms: dict[int, list[int]] = {}
        self.times: list[int] = []

    def spawn(self, task: Generator) -> int:
        """Add a task; return its number."""
        self.tasks.append(task)
        self.queue.append(len(self.tasks) - 1)
        return len(self.tasks) - 1

    def run(self) -> dict[int, Any]:
        """Run all tasks to their end; return their results by number."""
        results: dict[int, Any] = {}
        while True:
            while self.queue:
                self._step(self.queue.popleft(), results)
            if not self.times:
                return results
            self.now = heappop(self.times)
            self.queue.extend(self.alarms.pop(self.now))

    def _step(self, number: int, results: dict[int, Any]) -> None:
        """Advance one task until it waits or ends."""
        task = self.tasks[number]
        error = None
        while True:
            try:
                wish = next(task) if error is None else task.throw(error)
            except StopIteration as stop:
                results[number] = stop.value
                return
            except Exception as failure:
                results[number] = failure
                return
            if wish is None:
                self.queue.append(number)
                return
            if isinstance(wish, int) and wish > 0:
                self._sleep(number, self.now + wish)
                return
            error = ValueError("nothing that a task may yield")

    def _sleep(self, number: int, until: int) -> None:
        """Note when a task is due."""
        if until not in self.alarms:
            self.alarms[until] = []
            heappush(self.times, until)
        self.alarms[until].append(number)
