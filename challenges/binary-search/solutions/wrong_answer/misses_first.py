"""Leaves the first element out of the range: off by one."""

from collections.abc import Sequence
from typing import Any


def binary_search(items: Sequence, target: Any) -> int:
    """Return the index of the first element equal to target, or -1."""
    start = first_not_below(items, target)
    if start < len(items) and items[start] == target:
        return start
    return -1


def equal_range(items: Sequence, target: Any) -> tuple[int, int]:
    """Return start and end of the elements equal to target."""
    return first_not_below(items, target), first_above(items, target)


def first_not_below(items: Sequence, target: Any) -> int:
    """Return the first index whose element is not less than target, or the length."""
    low, high = min(1, len(items)), len(items)
    while low < high:
        middle = (low + high) // 2
        if items[middle] < target:
            low = middle + 1
        else:
            high = middle
    return low


def first_above(items: Sequence, target: Any) -> int:
    """Return the first index whose element is greater than target, or the length."""
    low, high = min(1, len(items)), len(items)
    while low < high:
        middle = (low + high) // 2
        if target < items[middle]:
            high = middle
        else:
            low = middle + 1
    return low
