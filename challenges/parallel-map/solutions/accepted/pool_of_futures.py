"""Submits all items to a pool, and asks for the results when the pool is closed."""

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import Any


def parallel_map(func: Callable[[Any], Any], items: Iterable, workers: int = 4) -> list:
    """Return func of every item, in the order of items, computed by threads."""
    with ThreadPoolExecutor(workers) as pool:
        futures = [pool.submit(func, item) for item in items]
    return [future.result() for future in futures]
