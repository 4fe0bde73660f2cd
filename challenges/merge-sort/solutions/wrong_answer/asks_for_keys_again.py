"""Calls key for each comparison."""

from collections.abc import Callable, Iterable
from typing import Any


def merge_sort(items: Iterable, key: Callable[[Any], Any] | None = None) -> list:
    """Return a new list of the items in ascending order of their keys, equals as they came."""
    return sort_list(list(items), key or (lambda item: item))


def sort_list(items: list, key: Callable[[Any], Any]) -> list:
    """Return the items in ascending order of their keys."""
    if len(items) < 2:
        return items
    middle = len(items) // 2
    left, right = sort_list(items[:middle], key), sort_list(items[middle:], key)
    merged = []
    i = j = 0
    while i < len(left) and j < len(right):
        if key(right[j]) < key(left[i]):
            merged.append(right[j])
            j += 1
        else:
            merged.append(left[i])
            i += 1
    return merged + left[i:] + right[j:]
