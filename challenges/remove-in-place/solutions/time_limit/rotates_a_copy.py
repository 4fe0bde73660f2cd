"""Takes each element from the front, and taking the first one moves all others."""

from collections.abc import Callable
from typing import Any


def remove_if(items: list, predicate: Callable[[Any], bool]) -> int:
    """Remove elements from items; see above for what is slow."""
    removed = 0
    for _ in range(len(items)):
        item = items.pop(0)
        if predicate(item):
            removed += 1
        else:
            items.append(item)
    return removed
