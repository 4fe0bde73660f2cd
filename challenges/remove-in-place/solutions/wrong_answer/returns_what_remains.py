"""Returns how many elements are left."""

from collections.abc import Callable
from typing import Any


def remove_if(items: list, predicate: Callable[[Any], bool]) -> int:
    """Remove elements from items; see above for what is wrong."""
    items[:] = [item for item in items if not predicate(item)]
    return len(items)
