"""Both ends belong to the range; a match is noted, and the search goes on beside it."""

from collections.abc import Sequence
from typing import Any


def binary_search(items: Sequence, target: Any) -> int:
    """Return the index of the first element equal to target, or -1."""
    low, high, found = 0, len(items) - 1, -1
    while low <= high:
        middle = low + (high - low) // 2
        element = items[middle]
        if element == target:
            found = middle
        if element >= target:
            high = middle - 1
        else:
            low = middle + 1
    return found


def equal_range(items: Sequence, target: Any) -> tuple[int, int]:
    """Return start and end of the elements equal to target."""
    borders = []
    for move_on in (lambda element: element < target, lambda element: element <= target):
        low, high = 0, len(items) - 1
        while low <= high:
            middle = (low + high) >> 1
            if move_on(items[middle]):
                low = middle + 1
            else:
                high = middle - 1
        borders.append(low)
    return borders[0], borders[1]
