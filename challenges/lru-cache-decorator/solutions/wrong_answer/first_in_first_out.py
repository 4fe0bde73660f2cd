"""A hit leaves the order alone, so what goes is what came first."""

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
                return results[key]
            result = function(*args, **kwargs)
            results[key] = result
            if len(results) > maxsize:
                results.popitem(last=False)
            return result

        return wrapper

    return decorator
