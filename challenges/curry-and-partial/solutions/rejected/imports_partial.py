"""Imports functools.partial, and writes nothing but curry."""

from collections.abc import Callable
from functools import partial
from inspect import signature
from typing import Any

__all__ = ["curry", "partial"]


def curry(func: Callable) -> Callable:
    """Return a function that collects the arguments of func over several calls."""
    wanted = len(signature(func).parameters)

    def collect(given: tuple) -> Callable:
        def step(*args: Any) -> Any:
            together = given + args
            return func(*together) if len(together) >= wanted else collect(together)

        return step

    return collect(())
