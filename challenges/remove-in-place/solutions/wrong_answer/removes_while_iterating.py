"""Removes from the list that the loop walks along, so the next element is skipped."""

from collections.abc import Callable
from typing import Any


def remove_if(items: list, predicate: Callable[[Any], bool]) -> int:
    """Remove elements from items; see above for what is wrong."""
    removed = 0
    for index, item in enumerate(items):
        if predicate(item):
            del items[index]
            removed += 1
    return removed
