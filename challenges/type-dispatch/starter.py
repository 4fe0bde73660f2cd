"""Function overloading by argument type."""

from collections.abc import Callable


def dispatch(func: Callable) -> Callable:
    """Return a function with func as its default, and with register for more implementations."""
    raise NotImplementedError
