"""Asks for one batch after the other with anext, until one isn't full."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterable, AsyncIterator
from contextlib import aclosing, nullcontext


async def ticker(count: int, delay: float = 0.0) -> AsyncIterator[int]:
    """Yield 0 to count - 1, and sleep for delay seconds before each."""
    number = 0
    while number < count:
        await asyncio.sleep(delay)
        yield number
        number += 1


async def _take(elements: AsyncIterator, size: int) -> list:
    """Return the next elements, size of them if there are as many."""
    batch = []
    while len(batch) < size:
        try:
            batch.append(await anext(elements))
        except StopAsyncIteration:
            break
    return batch


async def batched(source: AsyncIterable, size: int) -> AsyncGenerator[list, None]:
    """Yield the elements of source in lists of size elements."""
    if size <= 0:
        raise ValueError("size must be positive")
    elements = aiter(source)
    closing = aclosing(elements) if hasattr(elements, "aclose") else nullcontext()
    async with closing:
        while batch := await _take(elements, size):
            yield batch
            if len(batch) < size:
                return
