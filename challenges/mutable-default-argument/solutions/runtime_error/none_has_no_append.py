"""The default is None, and nothing replaces it by a list."""

from typing import Any


def append_item(item: Any, items: list | None = None) -> list:
    """Append item to items; see above for what is wrong."""
    items.append(item)
    return items
