"""Hands a tuple on as several arguments."""

from collections.abc import Callable
from typing import Any


def compose(*funcs: Callable) -> Callable:
    """Return a function that calls funcs from the last to the first, each with the last result."""
    for function in funcs:
        if not callable(function):
            raise TypeError(f"'{type(function).__name__}' can't be called")
    if not funcs:
        return lambda value: value
    *outer, innermost = funcs

    def composed(*args: Any, **kwargs: Any) -> Any:
        value = innermost(*args, **kwargs)
        for function in reversed(outer):
            value = function(*value) if isinstance(value, tuple) else function(value)
        return value

    return composed
