"""Awaits the task and lets its CancelledError through."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any


async def worker(queue: asyncio.Queue, handle: Callable[[Any], Awaitable], log: list[str]) -> None:
    """Handle the items of queue until the task is cancelled."""
    log.append("start")
    try:
        while True:
            item = await queue.get()
            try:
                await handle(item)
                log.append(f"done {item}")
            except Exception:
                log.append(f"failed {item}")
            finally:
                queue.task_done()
    except asyncio.CancelledError:
        log.append("cancelled")
        await asyncio.sleep(0)
        log.append("closed")
        raise


async def stop(task: asyncio.Task) -> bool:
    """Cancel the task and wait for it."""
    task.cancel()
    await task
    return task.cancelled()
