"""A first dict by the names of the keyword arguments, in it one by all of the values."""

from collections import defaultdict
from collections.abc import Callable
from functools import wraps
from typing import Any


def memoize(f: Callable) -> Callable:
    """Return a function that calls f once for each combination of arguments."""
    tables: dict[tuple[str, ...], dict[Any, Any]] = defaultdict(dict)

    @wraps(f)
    def wrapper(*args: Any, **kwargs: Any) -> Any:
        names = tuple(sorted(kwargs))
        table = tables[names]
        values = *args, *(kwargs[name] for name in names)
        try:
            if values in table:
                return table[values]
        except TypeError:
            return f(*args, **kwargs)
        table[values] = result = f(*args, **kwargs)
        return result

    return wrapper
