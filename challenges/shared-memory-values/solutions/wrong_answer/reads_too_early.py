"""Reads the results while the other process is still at work."""

import multiprocessing


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
    result = number.value, list(numbers)
    process.join()
    if process.exitcode != 0:
        raise RuntimeError(f"the other process has ended with {process.exitcode}")
    return result


def _count(total: multiprocessing.Value, increments: int) -> None:
    for _ in range(increments):
        with total.get_lock():
            total.value += 1


def count_together(processes: int, increments: int) -> int:
    """Return to what number so many processes have counted together."""
    total = multiprocessing.Value("i", 0)
    workers = [
        multiprocessing.Process(target=_count, args=(total, increments)) for _ in range(processes)
    ]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return total.value
