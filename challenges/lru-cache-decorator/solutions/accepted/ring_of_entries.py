"""A dict of entries that also form a ring, from the oldest use to the newest."""

from collections.abc import Callable
from functools import wraps
from typing import Any

_OLDER, _NEWER, _KEY, _RESULT = range(4)


def lru_cache(maxsize: int) -> Callable[[Callable], Callable]:
    """Return a decorator that stores the results of the maxsize latest combinations."""
    if maxsize < 1:
        raise ValueError("maxsize must be at least 1")

    def decorator(function: Callable) -> Callable:
        entries: dict[Any, list] = {}
        ring: list = []  # holds no result: newer than it is the oldest, older the newest
        ring += [ring, ring, None, None]

        def unlink(entry: list) -> None:
            entry[_OLDER][_NEWER] = entry[_NEWER]
            entry[_NEWER][_OLDER] = entry[_OLDER]

        def link(entry: list) -> None:
            newest = ring[_OLDER]
            entry[_OLDER], entry[_NEWER] = newest, ring
            newest[_NEWER] = ring[_OLDER] = entry

        @wraps(function)
        def wrapper(*args: Any, **kwargs: Any) -> Any:
            key = args, tuple(sorted(kwargs.items(), key=lambda item: item[0]))
            entry = entries.get(key)
            if entry is None:
                entry = [None, None, key, function(*args, **kwargs)]
                if key in entries:
                    unlink(entries.pop(key))
                elif len(entries) == maxsize:
                    oldest = ring[_NEWER]
                    unlink(oldest)
                    del entries[oldest[_KEY]]
                entries[key] = entry
            else:
                unlink(entry)
            link(entry)
            return entry[_RESULT]

        return wrapper

    return decorator
