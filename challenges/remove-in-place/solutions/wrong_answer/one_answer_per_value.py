"""Remembers the unwanted values, so all equal elements share the last one's fate."""

from collections.abc import Callable
from typing import Any


def remove_if(items: list, predicate: Callable[[Any], bool]) -> int:
    """Remove elements from items; see above for what is wrong."""
    unwanted = [item for item in items if predicate(item)]
    before = len(items)
    if unwanted:
        items[:] = [item for item in items if item not in unwanted[:50]]
    return before - len(items)
