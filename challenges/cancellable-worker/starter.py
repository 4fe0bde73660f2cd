"""Task cancellation with clean-up."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any


async def worker(queue: asyncio.Queue, handle: Callable[[Any], Awaitable], log: list[str]) -> None:
    """Handle the items of queue until the task is cancelled."""
    raise NotImplementedError


async def stop(task: asyncio.Task) -> bool:
    """Cancel the task and wait for it; return whether that ended it."""
    raise NotImplementedError
