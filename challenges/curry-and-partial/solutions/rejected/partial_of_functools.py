"""Lets functools.partial do the work, which is forbidden."""

import functools
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
    return functools.partial(func, *args, **kwargs)
