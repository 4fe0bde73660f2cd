"""Asynchronous generators."""

from collections.abc import AsyncGenerator, AsyncIterable, AsyncIterator


async def ticker(count: int, delay: float = 0.0) -> AsyncIterator[int]:
    """Yield 0 to count - 1, and sleep for delay seconds before each."""
    raise NotImplementedError
    yield 0


async def batched(source: AsyncIterable, size: int) -> AsyncGenerator[list, None]:
    """Yield the elements of source in lists of size elements."""
    raise NotImplementedError
    yield []
