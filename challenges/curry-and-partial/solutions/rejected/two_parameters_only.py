"""Takes one argument and then the rest, whatever the function needs."""

from collections.abc import Callable
from typing import Any


def curry(func: Callable) -> Callable:
    """Return a function that collects the arguments of func over several calls."""
    def first(*args: Any) -> Any:
        if len(args) >= func.__code__.co_argcount:
            return func(*args)
        return lambda *rest: func(*args, *rest)

    return first


def partial(func: Callable, *args: Any, **kwargs: Any) -> Callable:
    """Return a function that calls func with these and further arguments."""
    def call(*more: Any, **changes: Any) -> Any:
        return func(*args, *more, **{**kwargs, **changes})

    call.func, call.args, call.keywords = func, args, kwargs
    return call
