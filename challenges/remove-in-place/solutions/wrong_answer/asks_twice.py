"""Counts in one walk and removes in another, so each element is asked about twice."""

from collections.abc import Callable
from typing import Any


def remove_if(items: list, predicate: Callable[[Any], bool]) -> int:
    """Remove elements from items; see above for what is wrong."""
    removed = sum(1 for item in items if predicate(item))
    items[:] = [item for item in items if not predicate(item)]
    return removed
