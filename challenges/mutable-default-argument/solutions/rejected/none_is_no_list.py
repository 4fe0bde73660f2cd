"""An omitted list is handled, but a None that is passed is used like a list (AttributeError)."""

from typing import Any


def append_item(item: Any, *rest: Any, **named: Any) -> list:
    """Append item to items; see above for what is wrong."""
    items = named["items"] if named else rest[0] if rest else []
    items.append(item)
    return items
