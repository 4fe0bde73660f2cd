"""Calls the function at every step, and takes each TypeError for missing arguments."""

from collections.abc import Callable
from inspect import signature
from typing import Any


def curry(func: Callable) -> Callable:
    """Return a function that collects the arguments of func over several calls."""
    wanted = len(signature(func).parameters)

    def collect(given: tuple) -> Callable:
        def step(*args: Any) -> Any:
            together = given + args
            try:
                return func(*together)
            except TypeError:
                if len(together) > wanted:
                    raise
                return collect(together)

        return step

    return collect(())


def partial(func: Callable, *args: Any, **kwargs: Any) -> Callable:
    """Return a function that calls func with these and further arguments."""
    def call(*more: Any, **changes: Any) -> Any:
        return func(*args, *more, **{**kwargs, **changes})

    call.func, call.args, call.keywords = func, args, kwargs
    return call
