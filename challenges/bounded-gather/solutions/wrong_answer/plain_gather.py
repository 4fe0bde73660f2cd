"""A semaphore and plain gather: after a failure the others run on."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable


async def gather_limited(
    jobs: Iterable[Callable[[], Awaitable]], limit: int, timeout: float | None = None
) -> list:
    """Run the jobs, at most limit at a time; return their results in the order of jobs."""
    if limit < 1:
        raise ValueError("the limit must be at least 1")
    semaphore = asyncio.Semaphore(limit)

    async def run(job: Callable[[], Awaitable]) -> object:
        async with semaphore:
            return await job()

    return await asyncio.wait_for(asyncio.gather(*map(run, jobs)), timeout)
