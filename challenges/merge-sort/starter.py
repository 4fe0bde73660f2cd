"""Stable merge sort."""

from collections.abc import Callable, Iterable
from typing import Any


def merge_sort(items: Iterable, key: Callable[[Any], Any] | None = None) -> list:
    """Return a new list of the items in ascending order of their keys, equals as they came."""
    raise NotImplementedError
