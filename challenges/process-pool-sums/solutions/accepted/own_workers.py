"""Processes and pipes by hand: each worker has every n-th item."""

import multiprocessing
from collections.abc import Callable, Iterable
from multiprocessing.connection import Connection
from typing import Any


def cpu_bound_function(number: int) -> int:
    """Return the sum of the squares of all numbers in range(number)."""
    return sum(i * i for i in range(number))


def _work(func: Callable[[Any], Any], values: list, connection: Connection) -> None:
    """Send (exception or None, list of as many results as there are values)."""
    results: list = [None] * len(values)
    error = None
    try:
        for at, value in enumerate(values):
            results[at] = func(value)
    except Exception as caught:
        error = caught
    connection.send((error, results))


def process_map(func: Callable[[Any], Any], items: Iterable, processes: int = 2) -> list:
    """Return the results of func for all items, worked out by worker processes."""
    if processes < 1:
        raise ValueError("at least one process is needed")
    values = list(items)
    n_workers = min(processes, len(values))
    workers = []
    for first in range(n_workers):
        here, there = multiprocessing.Pipe(duplex=False)
        arguments = (func, values[first::n_workers], there)
        worker = multiprocessing.Process(target=_work, args=arguments)
        worker.start()
        there.close()
        workers.append((worker, here))
    results: list = [None] * len(values)
    failures = []
    for first, (worker, connection) in enumerate(workers):
        error, results[first::n_workers] = connection.recv()
        if error is not None:
            failures.append(error)
        worker.join()
    if failures:
        raise failures[0]
    return results


def calculate_sums(numbers: list[int], processes: int = 2) -> list[int]:
    """Return what cpu_bound_function gives for each of the numbers."""
    return process_map(cpu_bound_function, numbers, processes)
