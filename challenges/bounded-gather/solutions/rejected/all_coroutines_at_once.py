"""Calls all jobs at once, so some coroutines are never awaited."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable


async def gather_limited(
    jobs: Iterable[Callable[[], Awaitable]], limit: int, timeout: float | None = None
) -> list:
    """Run the jobs, at most limit at a time; return their results in the order of jobs."""
    if limit < 1:
        raise ValueError("the limit must be at least 1")
    semaphore = asyncio.Semaphore(limit)

    async def run(awaitable: Awaitable) -> object:
        async with semaphore:
            return await awaitable

    tasks = [asyncio.create_task(run(job())) for job in jobs]
    try:
        async with asyncio.timeout(timeout):
            return await asyncio.gather(*tasks)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
