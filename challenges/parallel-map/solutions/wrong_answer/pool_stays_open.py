"""Doesn't close the pool."""

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import Any


def parallel_map(func: Callable[[Any], Any], items: Iterable, workers: int = 4) -> list:
    """Return func of every item, in the order of items, computed by threads."""
    pool = ThreadPoolExecutor(workers)
    futures = [pool.submit(func, item) for item in items]
    return [future.result() for future in futures]
