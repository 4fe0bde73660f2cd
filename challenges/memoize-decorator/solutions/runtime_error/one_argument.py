"""Takes a single positional argument only."""

from collections.abc import Callable
from functools import wraps
from typing import Any


def memoize(f: Callable) -> Callable:
    """Return a function that calls f once for each combination of arguments."""
    results: dict[Any, Any] = {}

    @wraps(f)
    def wrapper(x: Any) -> Any:
        key = x
        try:
            known = key in results
        except TypeError:
            return f(x)
        if not known:
            results[key] = f(x)
        return results[key]

    return wrapper
