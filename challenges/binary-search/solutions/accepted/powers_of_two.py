"""Jumps ahead by ever smaller powers of two, as long as the element is still too small."""

from collections.abc import Callable, Sequence
from typing import Any


def passed(items: Sequence, is_before: Callable[[Any], bool]) -> int:
    """Return how many elements at the beginning are before the place that is sought."""
    count = 0
    step = 1 << len(items).bit_length()
    while step:
        if count + step <= len(items) and is_before(items[count + step - 1]):
            count += step
        step >>= 1
    return count


def binary_search(items: Sequence, target: Any) -> int:
    """Return the index of the first element equal to target, or -1."""
    start = passed(items, lambda element: element < target)
    return start if start != len(items) and items[start] == target else -1


def equal_range(items: Sequence, target: Any) -> tuple[int, int]:
    """Return start and end of the elements equal to target."""
    start = passed(items, lambda element: element < target)
    return start, passed(items, lambda element: not target < element)
