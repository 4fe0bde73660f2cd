"""Tail calls are closures under a private wrapper; a registry finds the plain functions."""

from collections.abc import Callable
from functools import reduce
from operator import mul
from typing import Any

_plain: dict[Callable, Callable] = {}


class _Later:
    __slots__ = ("carry_out",)

    def __init__(self, carry_out: Callable[[], Any]) -> None:
        self.carry_out = carry_out


def trampolined(func: Callable) -> Callable:
    """Return a function that carries out the tail calls which func asks for."""
    def outermost(*args: Any, **kwargs: Any) -> Any:
        value: Any = _Later(lambda: func(*args, **kwargs))
        while isinstance(value, _Later):
            value = value.carry_out()
        return value

    _plain[outermost] = func
    return outermost


def tail_call(func: Callable, *args: Any, **kwargs: Any) -> Any:
    """Return what asks for the call of the trampolined function func."""
    return _Later(lambda: _plain.get(func, func)(*args, **kwargs))


def factorial(n: int) -> int:
    """Return the product of the numbers from 1 to n."""
    if n < 0:
        raise ValueError("negative numbers have no factorial")
    return reduce(mul, range(1, n + 1), 1)
