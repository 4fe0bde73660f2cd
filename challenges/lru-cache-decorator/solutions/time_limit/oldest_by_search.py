"""Numbers the uses and looks through all of them for the smallest number."""

from collections.abc import Callable
from functools import wraps
from itertools import count
from typing import Any


def lru_cache(maxsize: int) -> Callable[[Callable], Callable]:
    """Return a decorator that stores the results of the maxsize latest combinations."""
    if maxsize < 1:
        raise ValueError("maxsize must be at least 1")

    def decorator(function: Callable) -> Callable:
        results: dict[Any, Any] = {}
        used: dict[Any, int] = {}
        clock = count()

        @wraps(function)
        def wrapper(*args: Any, **kwargs: Any) -> Any:
            key = args, frozenset(kwargs.items())
            if key in results:
                used[key] = next(clock)
                return results[key]
            result = function(*args, **kwargs)
            results[key] = result
            used[key] = next(clock)
            if len(results) > maxsize:
                oldest = min(used, key=used.__getitem__)
                del results[oldest], used[oldest]
            return result

        return wrapper

    return decorator
