"""Keeps the answers in a dict by element, which a list can't be a key of."""

from collections.abc import Callable
from typing import Any


def remove_if(items: list, predicate: Callable[[Any], bool]) -> int:
    """Remove elements from items; see above for what is wrong."""
    positions: dict[tuple[int, Any], None] = {}
    for index, item in enumerate(items):
        if predicate(item):
            positions[index, item] = None
    items[:] = [item for index, item in enumerate(items) if (index, item) not in positions]
    return len(positions)
