"""Puts keyword arguments behind the positional ones, where they look the same."""

from collections.abc import Callable
from functools import wraps
from typing import Any


def memoize(f: Callable) -> Callable:
    """Return a function that calls f once for each combination of arguments."""
    results: dict[Any, Any] = {}

    @wraps(f)
    def wrapper(*args: Any, **kwargs: Any) -> Any:
        key = args + tuple(sorted(kwargs.items()))
        try:
            known = key in results
        except TypeError:
            return f(*args, **kwargs)
        if not known:
            results[key] = f(*args, **kwargs)
        return results[key]

    return wrapper
