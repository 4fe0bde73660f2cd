"""Currying and partial application."""

from collections.abc import Callable
from typing import Any


def curry(func: Callable) -> Callable:
    """Return a function that collects the arguments of func over several calls."""
    raise NotImplementedError


def partial(func: Callable, *args: Any, **kwargs: Any) -> Callable:
    """Return a function that calls func with these and further arguments."""
    raise NotImplementedError
