"""Moves what stays to the front of the list, and cuts off its end: no second list."""

from collections.abc import Callable
from typing import Any


def remove_if(items: list, predicate: Callable[[Any], bool]) -> int:
    """Remove the elements that predicate says yes to from items, and return their number."""
    length = len(items)
    write = 0
    for read in range(length):
        item = items[read]
        if not predicate(item):
            items[write] = item
            write += 1
    del items[write:]
    return length - write
