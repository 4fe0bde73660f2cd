"""Functions inside of functions; those of partial carry their attributes."""

from collections.abc import Callable
from inspect import signature
from typing import Any


def curry(func: Callable) -> Callable:
    """Return a function that collects the arguments of func over several calls."""
    wanted = len(signature(func).parameters)

    def collect(given: tuple) -> Callable:
        def step(*args: Any) -> Any:
            together = given + args
            return func(*together) if len(together) >= wanted else collect(together)

        return step

    return collect(())


def partial(func: Callable, *args: Any, **kwargs: Any) -> Callable:
    """Return a function that calls func with these and further arguments."""
    def call(*more: Any, **changes: Any) -> Any:
        return func(*args, *more, **{**kwargs, **changes})

    call.func, call.args, call.keywords = func, args, kwargs
    return call
