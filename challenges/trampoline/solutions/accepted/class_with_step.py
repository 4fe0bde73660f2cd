"""Decorated functions are objects with the plain function inside; tail calls are a tuple class."""

from collections.abc import Callable
from typing import Any, NamedTuple


class _Step(NamedTuple):
    func: Callable
    args: tuple
    kwargs: dict[str, Any]


class _Trampolined:
    """A function whose tail calls are carried out in a loop."""

    def __init__(self, func: Callable) -> None:
        self.func = func

    def __call__(self, /, *args: Any, **kwargs: Any) -> Any:
        step: Any = _Step(self.func, args, kwargs)
        while type(step) is _Step:
            func, args, kwargs = step
            if isinstance(func, _Trampolined):
                func = func.func
            step = func(*args, **kwargs)
        return step


def trampolined(func: Callable) -> Callable:
    """Return a function that carries out the tail calls which func asks for."""
    return _Trampolined(func)


def tail_call(func: Callable, *args: Any, **kwargs: Any) -> Any:
    """Return what asks for the call of the trampolined function func."""
    return _Step(func, args, kwargs)


def factorial(n: int) -> int:
    """Return the product of the numbers from 1 to n."""
    if n < 0:
        raise ValueError(f"no factorial of {n}")
    product = 1
    for factor in range(2, n + 1):
        product *= factor
    return product
