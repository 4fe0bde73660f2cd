"""Takes from the right half unless the left one is smaller, so it is not stable."""

from collections.abc import Callable, Iterable
from typing import Any


def merge_sort(items: Iterable, key: Callable[[Any], Any] | None = None) -> list:
    """Return a new list of the items in ascending order of their keys, equals anyhow."""
    pairs = [(item if key is None else key(item), item) for item in items]
    return [item for _, item in sort_pairs(pairs)]


def sort_pairs(pairs: list[tuple]) -> list[tuple]:
    """Return the pairs in ascending order of what stands first in them."""
    if len(pairs) < 2:
        return pairs
    middle = len(pairs) // 2
    left, right = sort_pairs(pairs[:middle]), sort_pairs(pairs[middle:])
    merged = []
    i = j = 0
    while i < len(left) and j < len(right):
        if left[i][0] < right[j][0]:
            merged.append(left[i])
            i += 1
        else:
            merged.append(right[j])
            j += 1
    return merged + left[i:] + right[j:]
