"""list.append returns None, and so does this."""

from typing import Any


def append_item(item: Any, items: list | None = None) -> list:
    """Append item to items; see above for what is wrong."""
    return ([] if items is None else items).append(item)
