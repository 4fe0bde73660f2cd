"""Awaits the cancelled task and looks at how it ended; the clean-up stands in a finally clause."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any


async def _handle_one(queue: asyncio.Queue, handle: Callable[[Any], Awaitable],
                      log: list[str]) -> None:
    """Handle the next item of the queue."""
    item = await queue.get()
    try:
        await handle(item)
    except Exception:
        log.append("failed " + str(item))
    else:
        log.append("done " + str(item))
    finally:
        queue.task_done()


async def worker(queue: asyncio.Queue, handle: Callable[[Any], Awaitable], log: list[str]) -> None:
    """Handle the items of queue until the task is cancelled."""
    log.append("start")
    try:
        while True:
            await _handle_one(queue, handle, log)
    finally:
        log.append("cancelled")
        await asyncio.sleep(0)
        log.append("closed")


async def stop(task: asyncio.Task) -> bool:
    """Cancel the task and wait for it; return whether that ended it."""
    if not task.cancel():
        return False
    try:
        await task
    except asyncio.CancelledError:
        return task.cancelled()
    except Exception:
        return False
    return False
