"""Uses functools.lru_cache without a limit, which is forbidden."""

import functools
from collections.abc import Callable
from typing import Any


def memoize(f: Callable) -> Callable:
    """Return a function that calls f once for each combination of arguments."""
    remembered = functools.lru_cache(maxsize=None)(f)

    @functools.wraps(f)
    def wrapper(*args: Any, **kwargs: Any) -> Any:
        ordered = dict(sorted(kwargs.items()))
        try:
            hash((args, tuple(ordered.values())))
        except TypeError:
            return f(*args, **kwargs)
        return remembered(*args, **ordered)

    return wrapper
