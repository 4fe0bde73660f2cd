"""Hands the incomplete batch on although the source has raised."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterable, AsyncIterator


async def ticker(count: int, delay: float = 0.0) -> AsyncIterator[int]:
    """Yield 0 to count - 1, and sleep for delay seconds before each."""
    for number in range(count):
        await asyncio.sleep(delay)
        yield number


async def batched(source: AsyncIterable, size: int) -> AsyncGenerator[list, None]:
    """Yield the elements of source in lists of size elements."""
    if size < 1:
        raise ValueError(size)
    batch = []
    failure = None
    try:
        try:
            async for element in source:
                batch.append(element)
                if len(batch) == size:
                    yield batch
                    batch = []
        except LookupError as error:
            failure = error
        if batch:
            yield batch
        if failure:
            raise failure
    finally:
        if isinstance(source, AsyncGenerator):
            await source.aclose()
