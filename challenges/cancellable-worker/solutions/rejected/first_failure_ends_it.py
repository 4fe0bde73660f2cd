"""Has no except clause for failures of handle, so the first one ends the worker."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any


async def worker(queue: asyncio.Queue, handle: Callable[[Any], Awaitable], log: list[str]) -> None:
    """Handle the items of queue until one fails."""
    log.append("start")
    try:
        while True:
            item = await queue.get()
            try:
                await handle(item)
                log.append(f"done {item}")
            finally:
                queue.task_done()
    except asyncio.CancelledError:
        log.append("cancelled")
        await asyncio.sleep(0)
        log.append("closed")
        raise


async def stop(task: asyncio.Task) -> bool:
    """Cancel the task and wait for it; return whether that ended it."""
    if task.done():
        return False
    task.cancel()
    await asyncio.wait([task])
    return task.cancelled()
