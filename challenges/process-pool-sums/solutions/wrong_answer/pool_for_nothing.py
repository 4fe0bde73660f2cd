"""Starts its processes also where there are no items."""

import multiprocessing
from collections.abc import Callable, Iterable
from typing import Any


def cpu_bound_function(number: int) -> int:
    """Return the sum of the squares of all numbers in range(number)."""
    return sum(i * i for i in range(number))


def process_map(func: Callable[[Any], Any], items: Iterable, processes: int = 2) -> list:
    """Return the results of func for all items, worked out by worker processes."""
    if processes < 1:
        raise ValueError("at least one process is needed")
    with multiprocessing.Pool(processes) as pool:
        return pool.map(func, items)


def calculate_sums(numbers: list[int], processes: int = 2) -> list[int]:
    """Return what cpu_bound_function gives for each of the numbers."""
    return process_map(cpu_bound_function, numbers, processes)
