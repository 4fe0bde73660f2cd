"""The default list is made once, so all calls without a list share it."""

from typing import Any


def append_item(item: Any, items: list | None = []) -> list:
    """Append item to items; see above for what is wrong."""
    if items is None:
        items = []
    items.append(item)
    return items
