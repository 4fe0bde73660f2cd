"""Uses +=, so an item that is a list is taken apart."""

from typing import Any


def append_item(item: Any, items: list | None = None) -> list:
    """Append item to items; see above for what is wrong."""
    if items is None:
        items = []
    items += item if isinstance(item, list) else [item]
    return items
