"""A property around functools.lru_cache, which keeps the instances and can't forget one result."""

from collections.abc import Callable
import functools
from typing import Any


def lazy_property(func: Callable[[Any], Any]) -> Any:
    """Return a property that computes func at the first reading."""
    return property(functools.lru_cache(maxsize=None)(func), doc=func.__doc__)
