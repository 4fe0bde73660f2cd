"""Counts in a global variable, of which each process has its own."""

import multiprocessing

_total = 0


def modify(n: multiprocessing.Value, a: multiprocessing.Array) -> None:
    """Set n to 3.1415927 and negate every element of a."""
    n.value = 3.1415927
    for index in range(len(a)):
        a[index] = -a[index]


def run_modify(values: list[int]) -> tuple[float, list[int]]:
    """Let another process modify the values; return the double and the elements."""
    number = multiprocessing.Value("d", 0.0)
    numbers = multiprocessing.Array("i", values)
    process = multiprocessing.Process(target=modify, args=(number, numbers))
    process.start()
    process.join()
    if process.exitcode != 0:
        raise RuntimeError(f"the other process has ended with {process.exitcode}")
    return number.value, list(numbers)


def _count(increments: int) -> None:
    global _total
    for _ in range(increments):
        _total += 1


def count_together(processes: int, increments: int) -> int:
    """Return to what number so many processes have counted together."""
    workers = [
        multiprocessing.Process(target=_count, args=(increments,)) for _ in range(processes)
    ]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return _total
