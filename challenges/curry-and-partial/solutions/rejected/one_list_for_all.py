"""Collects into one list, which a second use finds half full."""

from collections.abc import Callable
from inspect import signature
from typing import Any


def curry(func: Callable) -> Callable:
    """Return a function that collects the arguments of func over several calls."""
    wanted = len(signature(func).parameters)
    given: list[Any] = []

    def step(*args: Any) -> Any:
        given.extend(args)
        if len(given) < wanted:
            return step
        together = given.copy()
        given.clear()
        return func(*together)

    return step


def partial(func: Callable, *args: Any, **kwargs: Any) -> Callable:
    """Return a function that calls func with these and further arguments."""
    def call(*more: Any, **changes: Any) -> Any:
        return func(*args, *more, **{**kwargs, **changes})

    call.func, call.args, call.keywords = func, args, kwargs
    return call
