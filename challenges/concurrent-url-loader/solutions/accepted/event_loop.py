"""Threads of an event loop, and a semaphore for their number."""

import asyncio
import urllib.request
from collections.abc import Iterable


def load_url(url: str, timeout: float) -> bytes:
    """Return the body of the answer to a GET request."""
    with urllib.request.urlopen(url, timeout=timeout) as answer:
        return answer.read()


async def _outcome(url: str, timeout: float, gate: asyncio.Semaphore) -> int | str:
    async with gate:
        try:
            return len(await asyncio.to_thread(load_url, url, timeout))
        except Exception as error:
            return f"error: {type(error).__name__}"


async def _outcomes(urls: list[str], timeout: float, max_workers: int) -> list[int | str]:
    gate = asyncio.Semaphore(max_workers)
    return await asyncio.gather(*(_outcome(url, timeout, gate) for url in urls))


def load_all(
    urls: Iterable[str], timeout: float = 5.0, max_workers: int = 5
) -> dict[str, int | str]:
    """Return for each URL the number of bytes of its body, or the type of the error."""
    different = list(dict.fromkeys(urls))
    outcomes = asyncio.run(_outcomes(different, timeout, max_workers))
    return dict(zip(different, outcomes))
