"""Keeps the order of use in a list, where each hit is a search."""

from collections.abc import Callable
from functools import wraps
from typing import Any


def lru_cache(maxsize: int) -> Callable[[Callable], Callable]:
    """Return a decorator that stores the results of the maxsize latest combinations."""
    if maxsize < 1:
        raise ValueError("maxsize must be at least 1")

    def decorator(function: Callable) -> Callable:
        results: dict[Any, Any] = {}
        order: list[Any] = []

        @wraps(function)
        def wrapper(*args: Any, **kwargs: Any) -> Any:
            key = args, frozenset(kwargs.items())
            if key in results:
                order.remove(key)
                order.append(key)
                return results[key]
            result = function(*args, **kwargs)
            results[key] = result
            order.append(key)
            if len(results) > maxsize:
                del results[order.pop(0)]
            return result

        return wrapper

    return decorator
