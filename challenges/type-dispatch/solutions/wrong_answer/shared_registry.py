"""All overloaded functions share the implementations."""

from collections.abc import Callable
from functools import wraps
from typing import Any


_implementations: dict[type, Callable] = {}


def dispatch(func: Callable) -> Callable:
    """Return a function with func as its default, and with register for more implementations."""
    @wraps(func)
    def call(*args: Any, **kwargs: Any) -> Any:
        if not args:
            raise TypeError(f"{func.__name__} needs a positional argument")
        for cls in type(args[0]).__mro__:
            if cls in _implementations:
                return _implementations[cls](*args, **kwargs)
        return func(*args, **kwargs)

    def register(cls: type) -> Callable[[Callable], Callable]:
        def add(implementation: Callable) -> Callable:
            _implementations[cls] = implementation
            return implementation

        return add

    call.register = register
    return call
