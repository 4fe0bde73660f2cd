"""Processes that are spawned, with one lock for raw values."""

import multiprocessing
from multiprocessing import sharedctypes, synchronize

_SPAWN = multiprocessing.get_context("spawn")


def modify(n: multiprocessing.Value, a: multiprocessing.Array) -> None:
    """Set n to 3.1415927 and negate every element of a."""
    n.value = 3.1415927
    for index in range(len(a)):
        a[index] = -a[index]


def run_modify(values: list[int]) -> tuple[float, list[int]]:
    """Let another process modify the values; return the double and the elements."""
    number = _SPAWN.Value("d", 0.0)
    numbers = _SPAWN.Array("i", values)
    process = _SPAWN.Process(target=modify, args=(number, numbers))
    process.start()
    process.join()
    if process.exitcode != 0:
        raise RuntimeError(f"the other process has ended with {process.exitcode}")
    return number.value, list(numbers)


def _count(total: sharedctypes.RawValue, lock: synchronize.Lock, increments: int) -> None:
    for _ in range(increments):
        with lock:
            total.value += 1


def count_together(processes: int, increments: int) -> int:
    """Return to what number so many processes have counted together."""
    total = sharedctypes.RawValue("q", 0)
    lock = _SPAWN.Lock()
    workers = [
        _SPAWN.Process(target=_count, args=(total, lock, increments)) for _ in range(processes)
    ]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return total.value
