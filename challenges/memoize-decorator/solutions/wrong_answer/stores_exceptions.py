"""Stores an exception like a result and raises it again."""

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
            known = key in results
        except TypeError:
            return f(*args, **kwargs)
        if not known:
            try:
                results[key] = f(*args, **kwargs), None
            except Exception as error:
                results[key] = None, error
        result, error = results[key]
        if error is not None:
            raise error
        return result

    return wrapper
