"""None stands for the list that is not there, and a new one is made inside of the call."""

from typing import Any


def append_item(item: Any, items: list | None = None) -> list:
    """Append item to items, or to a new list without one, and return the list."""
    if items is None:
        items = []
    items.append(item)
    return items
