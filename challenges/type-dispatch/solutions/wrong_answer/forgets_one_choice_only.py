"""Remembers the choices, and forgets the one of the registered class but not of its subclasses."""

from collections.abc import Callable
from functools import wraps
from typing import Any


def dispatch(func: Callable) -> Callable:
    """Return a function with func as its default, and with register for more implementations."""
    implementations: dict[type, Callable] = {}
    chosen: dict[type, Callable] = {}

    @wraps(func)
    def call(*args: Any, **kwargs: Any) -> Any:
        if not args:
            raise TypeError(f"{func.__name__} needs a positional argument")
        kind = type(args[0])
        if kind not in chosen:
            known = [cls for cls in kind.__mro__ if cls in implementations]
            chosen[kind] = implementations[known[0]] if known else func
        return chosen[kind](*args, **kwargs)

    def register(cls: type) -> Callable[[Callable], Callable]:
        def add(implementation: Callable) -> Callable:
            implementations[cls] = implementation
            chosen.pop(cls, None)
            return implementation

        return add

    call.register = register
    return call
