"""Wraps one function around the other, which the stack can't hold for many of them."""

from collections.abc import Callable
from functools import reduce


def compose(*funcs: Callable) -> Callable:
    """Return a function that calls funcs from the last to the first, each with the last result."""
    for function in funcs:
        if not callable(function):
            raise TypeError(f"'{type(function).__name__}' can't be called")
    if not funcs:
        return lambda value: value
    return reduce(_pair, funcs)


def _pair(outer: Callable, inner: Callable) -> Callable:
    return lambda *args, **kwargs: outer(inner(*args, **kwargs))
