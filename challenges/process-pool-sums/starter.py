"""Process pool for CPU-bound work."""

from collections.abc import Callable, Iterable
from typing import Any


def cpu_bound_function(number: int) -> int:
    """Return the sum of the squares of all numbers in range(number)."""
    raise NotImplementedError


def process_map(func: Callable[[Any], Any], items: Iterable, processes: int = 2) -> list:
    """Return the results of func for all items, worked out by worker processes."""
    raise NotImplementedError


def calculate_sums(numbers: list[int], processes: int = 2) -> list[int]:
    """Return what cpu_bound_function gives for each of the numbers."""
    raise NotImplementedError
