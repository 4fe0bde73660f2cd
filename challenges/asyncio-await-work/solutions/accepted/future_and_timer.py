"""A future that a timer of the loop resolves, and tasks that are awaited in turn."""

import asyncio


async def do_work(delay: float = 0.05) -> str:
    """Say that work begins, wait, say that it ended, and return "done"."""
    loop = asyncio.get_running_loop()
    print("Work Started")
    is_over = loop.create_future()
    timer = loop.call_later(delay, is_over.set_result, "done")
    try:
        result = await is_over
    finally:
        timer.cancel()
    print("Work Finished")
    return result


async def main() -> None:
    """Do the work once."""
    await asyncio.create_task(do_work())


async def run_many(count: int, delay: float = 0.05) -> list[str]:
    """Do the work count times at the same time; return the results."""
    tasks = [asyncio.create_task(do_work(delay)) for _ in range(count)]
    return [await task for task in tasks]
