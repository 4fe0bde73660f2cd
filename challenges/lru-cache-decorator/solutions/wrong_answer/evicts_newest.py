"""popitem takes the newest entry unless it is told otherwise."""

from collections import OrderedDict
from collections.abc import Callable
from functools import wraps
from typing import Any


def lru_cache(maxsize: int) -> Callable[[Callable], Callable]:
    """Return a decorator that stores the results of the maxsize latest combinations."""
    if maxsize < 1:
        raise ValueError("maxsize must be at least 1")

    def decorator(function: Callable) -> Callable:
        results: OrderedDict[Any, Any] = OrderedDict()

        @wraps(function)
        def wrapper(*args: Any, **kwargs: Any) -> Any:
            key = args, frozenset(kwargs.items())
            if key in results:
                results.move_to_end(key)
                return results[key]
            result = function(*args, **kwargs)
            if len(results) == maxsize:
                results.popitem()
            results[key] = result
            return result

        return wrapper

    return decorator
