"""Copies the name but not the docstring."""

from collections.abc import Callable
from typing import Any


def memoize(f: Callable) -> Callable:
    """Return a function that calls f once for each combination of arguments."""
    results: dict[Any, Any] = {}

    def wrapper(*args: Any, **kwargs: Any) -> Any:
        try:
            key = args, frozenset(kwargs.items())
            known = key in results
        except TypeError:
            return f(*args, **kwargs)
        if not known:
            results[key] = f(*args, **kwargs)
        return results[key]

    wrapper.__name__, wrapper.__wrapped__ = f.__name__, f
    return wrapper
