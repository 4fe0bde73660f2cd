"""Asks whether the list is true, so the caller's empty list is passed over."""

from typing import Any


def append_item(item: Any, items: list | None = None) -> list:
    """Append item to items; see above for what is wrong."""
    items = items or []
    items.append(item)
    return items
