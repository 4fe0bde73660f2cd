"""Looks at the innermost function only."""

from collections.abc import Callable
from typing import Any


def compose(*funcs: Callable) -> Callable:
    """Return a function that calls funcs from the last to the first, each with the last result."""
    if not funcs:
        return lambda value: value
    *outer, innermost = funcs
    if not callable(innermost):
        raise TypeError("this can't be called")

    def composed(*args: Any, **kwargs: Any) -> Any:
        value = innermost(*args, **kwargs)
        for function in reversed(outer):
            value = function(value)
        return value

    return composed
