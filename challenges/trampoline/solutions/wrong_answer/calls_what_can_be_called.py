"""A tail call is a function without arguments, and so may be an ordinary result."""

from collections.abc import Callable
from functools import wraps
from typing import Any


def trampolined(func: Callable) -> Callable:
    """Return a function that carries out the tail calls which func asks for."""
    @wraps(func)
    def run(*args: Any, **kwargs: Any) -> Any:
        result = func(*args, **kwargs)
        while callable(result) and getattr(result, "__name__", "") == "<lambda>":
            result = result()
        return result

    run.body = func
    return run


def tail_call(func: Callable, *args: Any, **kwargs: Any) -> Any:
    """Return what asks for the call of the trampolined function func."""
    return lambda: func.body(*args, **kwargs)


@trampolined
def _product(n: int, acc: int) -> int:
    return tail_call(_product, n - 1, acc * n) if n else acc


def factorial(n: int) -> int:
    """Return the product of the numbers from 1 to n."""
    if n < 0:
        raise ValueError("n must not be negative")
    return _product(n, 1)
