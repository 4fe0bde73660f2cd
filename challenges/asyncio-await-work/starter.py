"""Await coroutines, one and many."""


async def do_work(delay: float = 0.05) -> str:
    """Say that work begins, wait, say that it ended, and return "done"."""
    raise NotImplementedError


async def main() -> None:
    """Do the work once."""
    raise NotImplementedError


async def run_many(count: int, delay: float = 0.05) -> list[str]:
    """Do the work count times at the same time; return the results."""
    raise NotImplementedError
