"""Lets the module bisect do the work, which is forbidden."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Any


def binary_search(items: Sequence, target: Any) -> int:
    """Return the index of the first element equal to target, or -1."""
    start = bisect_left(items, target)
    return start if start < len(items) and items[start] == target else -1


def equal_range(items: Sequence, target: Any) -> tuple[int, int]:
    """Return start and end of the elements equal to target."""
    return bisect_left(items, target), bisect_right(items, target)
