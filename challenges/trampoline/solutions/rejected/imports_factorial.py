"""Imports the factorial of math instead of writing one."""

from collections.abc import Callable
from functools import wraps
from math import factorial
from typing import Any

__all__ = ["factorial", "tail_call", "trampolined"]


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
