"""One list of the module serves all calls without a list; it is emptied before each use."""

from typing import Any

_FRESH: list = []


def append_item(item: Any, items: list | None = None) -> list:
    """Append item to items; see above for what is wrong."""
    if items is None:
        _FRESH.clear()
        items = _FRESH
    items.append(item)
    return items
