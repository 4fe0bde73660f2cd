"""Runs batches of jobs, each of which waits for its slowest."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable


async def _run(job: Callable[[], Awaitable]) -> object:
    """Call a job and await what it returns."""
    return await job()


async def gather_limited(
    jobs: Iterable[Callable[[], Awaitable]], limit: int, timeout: float | None = None
) -> list:
    """Run the jobs in batches; return their results in the order of jobs."""
    if limit < 1:
        raise ValueError("the limit must be at least 1")
    jobs = list(jobs)
    results: list = []
    async with asyncio.timeout(timeout):
        for start in range(0, len(jobs), limit):
            tasks = [asyncio.create_task(_run(job)) for job in jobs[start:start + limit]]
            try:
                results += await asyncio.gather(*tasks)
            finally:
                for task in tasks:
                    task.cancel()
                await asyncio.gather(*tasks, return_exceptions=True)
    return results
