"""Compares what the predicate returns with True, so other true values count as a no."""

from collections.abc import Callable
from typing import Any


def remove_if(items: list, predicate: Callable[[Any], bool]) -> int:
    """Remove elements from items; see above for what is wrong."""
    before = len(items)
    items[:] = [item for item in items if predicate(item) is not True]
    return before - len(items)
