"""Makes a text of the arguments, so a list counts as hashable."""

from collections.abc import Callable
from functools import wraps
from typing import Any


def memoize(f: Callable) -> Callable:
    """Return a function that calls f once for each combination of arguments."""
    results: dict[Any, Any] = {}

    @wraps(f)
    def wrapper(*args: Any, **kwargs: Any) -> Any:
        key = repr(args) + repr(sorted(kwargs.items()))
        try:
            known = key in results
        except TypeError:
            return f(*args, **kwargs)
        if not known:
            results[key] = f(*args, **kwargs)
        return results[key]

    return wrapper
