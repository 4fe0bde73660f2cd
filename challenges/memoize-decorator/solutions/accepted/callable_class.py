"""An object that can be called holds the store; keyword arguments are sorted in the key."""

from collections.abc import Callable
from functools import update_wrapper
from typing import Any

_ABSENT = object()


class _Memoized:
    """A function together with its results."""

    def __init__(self, function: Callable) -> None:
        update_wrapper(self, function)
        self._function = function
        self._results: dict[Any, Any] = {}

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        key = args, tuple(sorted(kwargs.items(), key=lambda item: item[0]))
        if not self._is_hashable(key):
            return self._function(*args, **kwargs)
        result = self._results.get(key, _ABSENT)
        if result is _ABSENT:
            result = self._results[key] = self._function(*args, **kwargs)
        return result

    @staticmethod
    def _is_hashable(key: Any) -> bool:
        try:
            hash(key)
        except TypeError:
            return False
        return True


def memoize(f: Callable) -> Callable:
    """Return a function that calls f once for each combination of arguments."""
    return _Memoized(f)
