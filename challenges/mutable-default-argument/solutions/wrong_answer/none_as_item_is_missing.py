"""Takes an item that is None for no item."""

from typing import Any


def append_item(item: Any, items: list | None = None) -> list:
    """Append item to items; see above for what is wrong."""
    if items is None:
        items = []
    if item is not None:
        items.append(item)
    return items
