"""Takes the first item of a list while merging, which moves all others: O(n^2) time."""

from collections.abc import Callable, Iterable
from typing import Any


def merge_sort(items: Iterable, key: Callable[[Any], Any] | None = None) -> list:
    """Return a new list of the items in ascending order of their keys, equals as they came."""
    pairs = [(item if key is None else key(item), item) for item in items]
    return [item for _, item in sort_pairs(pairs)]


def sort_pairs(pairs: list[tuple]) -> list[tuple]:
    """Return the pairs in ascending order of what stands first in them."""
    if len(pairs) < 2:
        return pairs
    middle = len(pairs) // 2
    left, right = sort_pairs(pairs[:middle]), sort_pairs(pairs[middle:])
    merged = []
    while left and right:
        merged.append(right.pop(0) if right[0][0] < left[0][0] else left.pop(0))
    return merged + left + right
