"""Returns the list in the right state, but only a copy of it, and changes the original too."""

from typing import Any


def append_item(item: Any, items: list | None = None) -> list:
    """Append item to items; see above for what is wrong."""
    if items is None:
        items = []
    items.append(item)
    return items[:]
