"""list.remove takes the first equal element, which may not be the one that was judged."""

from collections.abc import Callable
from typing import Any


def remove_if(items: list, predicate: Callable[[Any], bool]) -> int:
    """Remove elements from items; see above for what is wrong."""
    removed = 0
    for item in list(items):
        if predicate(item):
            items.remove(item)
            removed += 1
    return removed
