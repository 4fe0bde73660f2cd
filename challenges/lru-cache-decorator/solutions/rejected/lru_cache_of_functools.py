"""Uses functools.lru_cache, which is forbidden."""

import functools
from collections.abc import Callable
from typing import Any


def lru_cache(maxsize: int) -> Callable[[Callable], Callable]:
    """Return a decorator that stores the results of the maxsize latest combinations."""
    if maxsize < 1:
        raise ValueError("maxsize must be at least 1")

    def decorator(function: Callable) -> Callable:
        remembered = functools.lru_cache(maxsize)(function)

        @functools.wraps(function)
        def wrapper(*args: Any, **kwargs: Any) -> Any:
            return remembered(*args, **dict(sorted(kwargs.items())))

        return wrapper

    return decorator
