"""Leaves the merging to heapq.merge (RV)."""

import heapq
from collections.abc import Callable, Iterable
from typing import Any


def merge_sort(items: Iterable, key: Callable[[Any], Any] | None = None) -> list:
    """Return a new list of the items in ascending order of their keys, equals as they came."""
    runs = [[(item if key is None else key(item), item)] for item in items]
    while len(runs) > 1:
        runs = [
            list(heapq.merge(*runs[i:i + 2], key=lambda pair: pair[0]))
            for i in range(0, len(runs), 2)
        ]
    return [item for _, item in runs[0]] if runs else []
