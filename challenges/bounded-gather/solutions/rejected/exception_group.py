"""Lets the group of exceptions propagate."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable


async def gather_limited(
    jobs: Iterable[Callable[[], Awaitable]], limit: int, timeout: float | None = None
) -> list:
    """Run the jobs, at most limit at a time; return their results in the order of jobs."""
    if limit < 1:
        raise ValueError("the limit must be at least 1")
    semaphore = asyncio.Semaphore(limit)
    errors: list[Exception] = []

    async def run(job: Callable[[], Awaitable]) -> object:
        async with semaphore:
            if errors:
                return None
            try:
                return await job()
            except Exception as error:
                errors.append(error)
                raise

    async def run_all() -> list:
        try:
            async with asyncio.TaskGroup() as group:
                tasks = [group.create_task(run(job)) for job in jobs]
        except ExceptionGroup:
            raise
        return [task.result() for task in tasks]

    whole = asyncio.create_task(run_all())
    try:
        done, _ = await asyncio.wait([whole], timeout=timeout)
    except asyncio.CancelledError:
        whole.cancel()
        await asyncio.wait([whole])
        raise
    if not done:
        whole.cancel()
        await asyncio.wait([whole])
        raise TimeoutError("not all jobs were done in time")
    return whole.result()
