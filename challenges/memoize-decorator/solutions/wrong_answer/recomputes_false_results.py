"""Takes a stored result that is not true for none."""

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
            known = results.get(key)
        except TypeError:
            return f(*args, **kwargs)
        if not known:
            results[key] = f(*args, **kwargs)
        return results[key]

    return wrapper
