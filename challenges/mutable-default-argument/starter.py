"""Mutable default argument."""

from typing import Any


def append_item(item: Any, items: list | None = None) -> list:
    """Append item to items, or to a new list without one, and return the list."""
    raise NotImplementedError
