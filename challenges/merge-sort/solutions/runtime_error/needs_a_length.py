"""Halves what it was given before it makes a list of it: TypeError for a generator."""

from collections.abc import Callable, Iterable
from typing import Any


def merge_sort(items: Iterable, key: Callable[[Any], Any] | None = None) -> list:
    """Return the items in ascending order of their keys; fails on iterators."""
    if len(items) < 2:
        return list(items)
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
        if right[j][0] < left[i][0]:
            merged.append(right[j])
            j += 1
        else:
            merged.append(left[i])
            i += 1
    return merged + left[i:] + right[j:]
