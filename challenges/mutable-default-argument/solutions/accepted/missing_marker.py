"""A marker of its own tells an omitted list, and a slice beyond the end takes the item in."""

from typing import Any

_MISSING: Any = object()


def append_item(item: Any, items: list | None = _MISSING) -> list:
    """Append item to items, or to a new list without one, and return the list."""
    if items is _MISSING or items is None:
        return [item]
    items[len(items):] = (item,)
    return items
