"""Sleeps after each value and not before it."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterable, AsyncIterator


async def ticker(count: int, delay: float = 0.0) -> AsyncIterator[int]:
    """Yield 0 to count - 1, and sleep for delay seconds after each."""
    for number in range(count):
        yield number
        await asyncio.sleep(delay)


async def batched(source: AsyncIterable, size: int) -> AsyncGenerator[list, None]:
    """Yield the elements of source in lists of size elements."""
    if size < 1:
        raise ValueError(size)
    batch = []
    try:
        async for element in source:
            batch.append(element)
            if len(batch) == size:
                yield batch
                batch = []
        if batch:
            yield batch
    finally:
        if isinstance(source, AsyncGenerator):
            await source.aclose()
