"""Lets asyncio do the work."""

import asyncio
from collections.abc import Generator
from typing import Any


class Scheduler:
    """Runs generators as tasks of asyncio."""

    def __init__(self) -> None:
        self.now = 0
        self._tasks: list[Generator] = []

    def spawn(self, task: Generator) -> int:
        """Add a task; return its number."""
        self._tasks.append(task)
        return len(self._tasks) - 1

    def run(self) -> dict[int, Any]:
        """Run all tasks to their end; return their results by number."""
        async def drive(task: Generator) -> Any:
            try:
                while True:
                    await asyncio.sleep((next(task) or 0) / 1000)
            except StopIteration as end:
                return end.value

        async def drive_all() -> list[Any]:
            return await asyncio.gather(*map(drive, self._tasks))

        return dict(enumerate(asyncio.run(drive_all())))
