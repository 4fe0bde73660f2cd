"""Deletes at the place of reading, and every deletion moves all that stands behind."""

from collections.abc import Callable
from typing import Any


def remove_if(items: list, predicate: Callable[[Any], bool]) -> int:
    """Remove elements from items; see above for what is slow."""
    index = removed = 0
    while index < len(items):
        if predicate(items[index]):
            del items[index]
            removed += 1
        else:
            index += 1
    return removed
