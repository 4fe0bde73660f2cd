"""Waits for each result before it submits the next item."""

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import Any


def parallel_map(func: Callable[[Any], Any], items: Iterable, workers: int = 4) -> list:
    """Return func of every item, in the order of items, computed by threads."""
    with ThreadPoolExecutor(workers) as pool:
        return [pool.submit(func, item).result() for item in items]
