"""Forks by itself; the parent adds nothing and the children share mapped memory."""

import multiprocessing
import os
from collections.abc import Callable


def modify(n: multiprocessing.Value, a: multiprocessing.Array) -> None:
    """Set n to 3.1415927 and negate every element of a."""
    n.value = 3.1415927
    for index in range(len(a)):
        a[index] = -a[index]


def run_modify(values: list[int]) -> tuple[float, list[int]]:
    """Let another process modify the values; return the double and the elements."""
    number = multiprocessing.Value("d", 0.0)
    numbers = multiprocessing.Array("i", values)
    status = os.waitpid(_fork(modify, number, numbers), 0)[1]
    if status:
        raise RuntimeError(f"the other process has ended with the status {status}")
    return number.value, list(numbers)


def _fork(function: Callable, *arguments: object) -> int:
    """Call the function in a child; return its process id."""
    pid = os.fork()
    if pid:
        return pid
    code = 1
    try:
        function(*arguments)
        code = 0
    finally:
        os._exit(code)


def _count(total: multiprocessing.Value, increments: int) -> None:
    for _ in range(increments):
        with total.get_lock():
            total.value += 1


def count_together(processes: int, increments: int) -> int:
    """Return to what number so many processes have counted together."""
    total = multiprocessing.Value("i", 0)
    for pid in [_fork(_count, total, increments) for _ in range(processes)]:
        os.waitpid(pid, 0)
    return total.value
