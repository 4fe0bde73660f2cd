"""Catches the function's own TypeError too, and calls the function again."""

from collections.abc import Callable
from functools import wraps
from typing import Any


def memoize(f: Callable) -> Callable:
    """Return a function that calls f once for each combination of arguments."""
    results: dict[Any, Any] = {}

    @wraps(f)
    def wrapper(*args: Any, **kwargs: Any) -> Any:
        try:
            key = args, frozenset(kwargs.items())
            if key not in results:
                results[key] = f(*args, **kwargs)
            return results[key]
        except TypeError:
            return f(*args, **kwargs)

    return wrapper
