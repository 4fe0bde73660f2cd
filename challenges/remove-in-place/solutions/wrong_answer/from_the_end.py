"""Walks from the end, where deleting is safe, but asks in the opposite order."""

from collections.abc import Callable
from typing import Any


def remove_if(items: list, predicate: Callable[[Any], bool]) -> int:
    """Remove elements from items; see above for what is wrong."""
    before = len(items)
    kept = [item for item in reversed(items) if not predicate(item)]
    items[:] = reversed(kept)
    return before - len(kept)
