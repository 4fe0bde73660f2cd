"""Sorts the list that it was given, and returns it."""

from collections.abc import Callable, Iterable
from typing import Any


def merge_sort(items: list, key: Callable[[Any], Any] | None = None) -> list:
    """Sort the items in ascending order of their keys, in place, and return them."""
    if not isinstance(items, list):
        items = list(items)
    keys = items[:] if key is None else [key(item) for item in items]
    order = list(range(len(items)))
    sort_part(order, keys, 0, len(items))
    items[:] = [items[place] for place in order]
    return items


def sort_part(order: list[int], keys: list, start: int, end: int) -> None:
    """Sort the places from start to before end by their keys."""
    if end - start < 2:
        return
    middle = (start + end) // 2
    sort_part(order, keys, start, middle)
    sort_part(order, keys, middle, end)
    left, right = order[start:middle], order[middle:end]
    i = j = 0
    for place in range(start, end):
        if i == len(left) or (j < len(right) and keys[right[j]] < keys[left[i]]):
            order[place] = right[j]
            j += 1
        else:
            order[place] = left[i]
            i += 1
