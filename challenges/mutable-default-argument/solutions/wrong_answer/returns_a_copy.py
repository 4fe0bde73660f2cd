"""Adds two lists to a third one, so the caller's list stays as it was."""

from typing import Any


def append_item(item: Any, items: list | None = None) -> list:
    """Append item to items; see above for what is wrong."""
    if items is None:
        items = []
    return items + [item]
