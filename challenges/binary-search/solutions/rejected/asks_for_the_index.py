"""Asks the sequence itself for the index, which is forbidden."""

from collections.abc import Sequence
from typing import Any


def binary_search(items: Sequence, target: Any) -> int:
    """Return the index of the first element equal to target, or -1."""
    try:
        return items.index(target)
    except ValueError:
        return -1


def equal_range(items: Sequence, target: Any) -> tuple[int, int]:
    """Return start and end of the elements equal to target."""
    start = binary_search(items, target)
    if start < 0:
        start = sum(1 for element in items if element < target)
        return start, start
    return start, start + items.count(target)
