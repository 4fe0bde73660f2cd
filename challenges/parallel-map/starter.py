"""Parallel map with threads."""

from collections.abc import Callable, Iterable
from typing import Any


def parallel_map(func: Callable[[Any], Any], items: Iterable, workers: int = 4) -> list:
    """Return func of every item, in the order of items, computed by threads."""
    raise NotImplementedError
