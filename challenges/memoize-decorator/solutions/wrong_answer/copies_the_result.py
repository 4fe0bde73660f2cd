"""Returns a copy of a stored result."""

from collections.abc import Callable
from copy import copy
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
            results[key] = f(*args, **kwargs)
        return copy(results[key])

    return wrapper
