"""Asks about all elements first, then empties the list and fills it again with those to keep."""

from collections.abc import Callable
from itertools import compress
from typing import Any


def remove_if(items: list, predicate: Callable[[Any], bool]) -> int:
    """Remove the elements that predicate says yes to from items, and return their number."""
    wanted = [not predicate(item) for item in items]
    before = items.copy()
    items.clear()
    items.extend(compress(before, wanted))
    return wanted.count(False)
