"""A plain dict keeps the order of insertion, so each use takes a result out and puts it back."""

from collections.abc import Callable
from functools import update_wrapper
from typing import Any


class _Cached:
    """A function together with its latest results."""

    def __init__(self, function: Callable, maxsize: int) -> None:
        update_wrapper(self, function)
        self._function = function
        self._maxsize = maxsize
        self._results: dict[Any, Any] = {}

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        names = tuple(sorted(kwargs))
        key = args, names, tuple(kwargs[name] for name in names)
        try:
            result = self._results.pop(key)
        except KeyError:
            result = self._function(*args, **kwargs)
            self._results.pop(key, None)
            if len(self._results) >= self._maxsize:
                del self._results[next(iter(self._results))]
        self._results[key] = result
        return result


def lru_cache(maxsize: int) -> Callable[[Callable], Callable]:
    """Return a decorator that stores the results of the maxsize latest combinations."""
    if maxsize <= 0:
        raise ValueError("maxsize must be at least 1")
    return lambda function: _Cached(function, maxsize)
