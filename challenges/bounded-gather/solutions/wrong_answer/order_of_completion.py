"""Collects the results in the order in which jobs finish."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from typing import Any


async def gather_limited(
    jobs: Iterable[Callable[[], Awaitable]], limit: int, timeout: float | None = None
) -> list:
    """Run the jobs, at most limit at a time; return their results in the order of jobs."""
    if limit < 1:
        raise ValueError(f"at least one job must be allowed to run, got {limit}")
    jobs = list(jobs)
    results: list[Any] = []
    waiting = iter(enumerate(jobs))

    async def take_jobs() -> None:
        for _, job in waiting:
            results.append(await job())

    workers = [asyncio.create_task(take_jobs()) for _ in range(min(limit, len(jobs)))]
    try:
        async with asyncio.timeout(timeout):
            if workers:
                done, _ = await asyncio.wait(workers, return_when=asyncio.FIRST_EXCEPTION)
                for worker in done:
                    worker.result()
    finally:
        for worker in workers:
            worker.cancel()
        await asyncio.gather(*workers, return_exceptions=True)
    return results
