"""A ProcessPoolExecutor with one future for each item."""

from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from typing import Any


def cpu_bound_function(number: int) -> int:
    """Return the sum of the squares of all numbers in range(number)."""
    return sum(i * i for i in range(number))


def process_map(func: Callable[[Any], Any], items: Iterable, processes: int = 2) -> list:
    """Return the results of func for all items, worked out by worker processes."""
    if processes < 1:
        raise ValueError("at least one process is needed")
    values = list(items)
    if not values:
        return []
    with ProcessPoolExecutor(max_workers=min(processes, len(values))) as executor:
        futures = [executor.submit(func, value) for value in values]
    return [future.result() for future in futures]


def calculate_sums(numbers: list[int], processes: int = 2) -> list[int]:
    """Return what cpu_bound_function gives for each of the numbers."""
    return process_map(cpu_bound_function, numbers, processes)
