"""Takes the hash of the arguments for the key, which may be that of others, too."""

from collections.abc import Callable
from functools import wraps
from typing import Any


def memoize(f: Callable) -> Callable:
    """Return a function that calls f once for each combination of arguments."""
    results: dict[Any, Any] = {}

    @wraps(f)
    def wrapper(*args: Any, **kwargs: Any) -> Any:
        try:
            arguments = args, frozenset(kwargs.items())
            key = hash(arguments)
            known = key in results
        except TypeError:
            return f(*args, **kwargs)
        if not known:
            results[key] = f(*args, **kwargs)
        return results[key]

    return wrapper
