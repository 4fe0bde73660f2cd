"""Binds a new list to the local name, and the caller's list stays as it was."""

from collections.abc import Callable
from typing import Any


def remove_if(items: list, predicate: Callable[[Any], bool]) -> int:
    """Remove elements from items; see above for what is wrong."""
    before = len(items)
    items = [item for item in items if not predicate(item)]
    return before - len(items)
