"""Looks for the very type of the argument, and subclasses get the default."""

from collections.abc import Callable
from functools import wraps
from typing import Any


def dispatch(func: Callable) -> Callable:
    """Return a function with func as its default, and with register for more implementations."""
    implementations: dict[type, Callable] = {}

    @wraps(func)
    def call(*args: Any, **kwargs: Any) -> Any:
        if not args:
            raise TypeError(f"{func.__name__} needs a positional argument")
        cls = type(args[0])
        if cls in implementations:
            return implementations[cls](*args, **kwargs)
        return func(*args, **kwargs)

    def register(cls: type) -> Callable[[Callable], Callable]:
        def add(implementation: Callable) -> Callable:
            implementations[cls] = implementation
            return implementation

        return add

    call.register = register
    return call
