"""Remove elements from a list while walking it."""

from collections.abc import Callable
from typing import Any


def remove_if(items: list, predicate: Callable[[Any], bool]) -> int:
    """Remove the elements that predicate says yes to from items, and return their number."""
    raise NotImplementedError
