"""Gather with a limit and a timeout."""

from collections.abc import Awaitable, Callable, Iterable


async def gather_limited(
    jobs: Iterable[Callable[[], Awaitable]], limit: int, timeout: float | None = None
) -> list:
    """Run the jobs, at most limit at a time; return their results in the order of jobs."""
    raise NotImplementedError
