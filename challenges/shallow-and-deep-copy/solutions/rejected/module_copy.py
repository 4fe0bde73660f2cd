"""Leaves the work to the module copy (RV)."""

from copy import copy, deepcopy
from typing import Any


def shallow_copy(value: Any) -> Any:
    """Return a new list, dict or set with the same elements, or any other value itself."""
    return copy(value)


def deep_copy(value: Any) -> Any:
    """Return an equal value that shares no list, dict or set with the original."""
    return deepcopy(value)
