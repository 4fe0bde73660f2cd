"""functools.reduce carries the value through the functions."""

from collections.abc import Callable
from functools import reduce
from typing import Any


class _Composed:
    """A tuple of functions that can be called like one."""

    def __init__(self, first: Callable, rest: tuple[Callable, ...]) -> None:
        self._first = first
        self._rest = rest

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        return reduce(lambda value, f: f(value), self._rest, self._first(*args, **kwargs))


def _identity(value: Any) -> Any:
    return value


def compose(*funcs: Callable) -> Callable:
    """Return a function that calls funcs from the last to the first, each with the last result."""
    if not all(map(callable, funcs)):
        raise TypeError("compose takes functions only")
    first, *rest = funcs[::-1] or (_identity,)
    return _Composed(first, tuple(rest))
