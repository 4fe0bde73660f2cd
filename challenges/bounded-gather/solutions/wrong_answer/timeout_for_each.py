"""Gives every job the whole timeout."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable


async def _run(job: Callable[[], Awaitable]) -> object:
    """Call a job and await what it returns."""
    return await job()


async def gather_limited(
    jobs: Iterable[Callable[[], Awaitable]], limit: int, timeout: float | None = None
) -> list:
    """Run the jobs, at most limit at a time; return their results in the order of jobs."""
    if limit < 1:
        raise ValueError("the limit must be at least 1")
    tasks: list[asyncio.Task] = []
    running: set[asyncio.Task] = set()

    async def wait_for_one() -> None:
        nonlocal running
        done, running = await asyncio.wait(
            running, timeout=timeout, return_when=asyncio.FIRST_COMPLETED
        )
        if not done:
            raise TimeoutError("not all jobs were done in time")
        for task in done:
            task.result()

    try:
        for job in jobs:
            while len(running) >= limit:
                await wait_for_one()
            tasks.append(asyncio.create_task(_run(job)))
            running.add(tasks[-1])
        while running:
            await wait_for_one()
    finally:
        for task in running:
            task.cancel()
        if running:
            await asyncio.wait(running)
    return [task.result() for task in tasks]
