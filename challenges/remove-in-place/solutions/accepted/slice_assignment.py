"""Collects what stays, and puts it into the same list at once."""

from collections.abc import Callable
from typing import Any


def remove_if(items: list, predicate: Callable[[Any], bool]) -> int:
    """Remove the elements that predicate says yes to from items, and return their number."""
    kept = [item for item in items if not predicate(item)]
    removed = len(items) - len(kept)
    items[:] = kept
    return removed
