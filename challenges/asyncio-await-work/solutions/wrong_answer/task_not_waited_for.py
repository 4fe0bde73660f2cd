"""Makes a task in main and ends without waiting for it."""

import asyncio


async def do_work(delay: float = 0.05) -> str:
    """Say that work begins, wait, say that it ended, and return "done"."""
    print("Work Started")
    await asyncio.sleep(delay)
    print("Work Finished")
    return "done"


async def main() -> None:
    """Do the work once."""
    asyncio.create_task(do_work())


async def run_many(count: int, delay: float = 0.05) -> list[str]:
    """Do the work count times at the same time; return the results."""
    return await asyncio.gather(*(do_work(delay) for _ in range(count)))
