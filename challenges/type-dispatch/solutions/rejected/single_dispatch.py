"""Lets functools.singledispatch do the work, which is forbidden."""

from collections.abc import Callable
from functools import singledispatch


def dispatch(func: Callable) -> Callable:
    """Return a function with func as its default, and with register for more implementations."""
    return singledispatch(func)
