"""The factorial is plain recursion with a raised limit, which is forbidden."""

import sys
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
            result = result.func(*result.args, **result.kwargs)
        return result

    run.body = func
    return run


def tail_call(func: Callable, *args: Any, **kwargs: Any) -> Any:
    """Return what asks for the call of the trampolined function func."""
    return _TailCall(func.body, args, kwargs)


def factorial(n: int) -> int:
    """Return the product of the numbers from 1 to n."""
    if n < 0:
        raise ValueError("n must not be negative")
    sys.setrecursionlimit(10000)
    return n * factorial(n - 1) if n else 1
