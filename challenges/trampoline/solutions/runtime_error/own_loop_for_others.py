"""Knows the plain function of itself only, so alternating functions nest their loops."""

from collections.abc import Callable
from functools import wraps
from typing import Any


class _TailCall:
    """A call that is still to be made."""

    def __init__(self, func: Callable, args: tuple, kwargs: dict[str, Any]) -> None:
        self.func = func
        self.args = args
        self.kwargs = kwargs


def trampolined(func: Callable) -> Callable:
    """Return a function that carries out the tail calls which func asks for."""
    @wraps(func)
    def run(*args: Any, **kwargs: Any) -> Any:
        result = func(*args, **kwargs)
        while isinstance(result, _TailCall):
            step = func if result.func is run else result.func
            result = step(*result.args, **result.kwargs)
        return result

    return run


def tail_call(func: Callable, *args: Any, **kwargs: Any) -> Any:
    """Return what asks for the call of the trampolined function func."""
    return _TailCall(func, args, kwargs)


@trampolined
def _product(n: int, acc: int) -> int:
    return tail_call(_product, n - 1, acc * n) if n else acc


def factorial(n: int) -> int:
    """Return the product of the numbers from 1 to n."""
    if n < 0:
        raise ValueError("n must not be negative")
    return _product(n, 1)
