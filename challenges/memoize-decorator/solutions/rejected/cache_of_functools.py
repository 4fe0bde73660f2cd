"""Uses functools.cache under another name, which is forbidden."""

from collections.abc import Callable
from functools import cache as table
from functools import wraps
from typing import Any


def memoize(f: Callable) -> Callable:
    """Return a function that calls f once for each combination of arguments."""
    remembered = table(f)

    @wraps(f)
    def wrapper(*args: Any, **kwargs: Any) -> Any:
        ordered = dict(sorted(kwargs.items()))
        try:
            hash((args, tuple(ordered.values())))
        except TypeError:
            return f(*args, **kwargs)
        return remembered(*args, **ordered)

    return wrapper
