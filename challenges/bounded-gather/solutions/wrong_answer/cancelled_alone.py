"""Cleans up after failures and timeouts, but not when it is cancelled itself."""

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
    results: list[Any] = [None] * len(jobs)
    waiting = iter(enumerate(jobs))

    async def take_jobs() -> None:
        for index, job in waiting:
            results[index] = await job()

    workers = [asyncio.create_task(take_jobs()) for _ in range(min(limit, len(jobs)))]
    if workers:
        await asyncio.wait(workers, timeout=timeout, return_when=asyncio.FIRST_EXCEPTION)
    failed = [worker for worker in workers if worker.done() and worker.exception()]
    in_time = all(worker.done() for worker in workers)
    for worker in workers:
        worker.cancel()
    await asyncio.gather(*workers, return_exceptions=True)
    if failed:
        raise failed[0].exception()
    if not in_time:
        raise TimeoutError("not all jobs were done in time")
    return results
