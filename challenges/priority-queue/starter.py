"""Priority queue, stable among equals."""

from typing import Any


class PriorityQueue:
    """Items that leave in the order of their priorities, equals as they came."""

    def __init__(self, max_first: bool = False) -> None:
        """Make an empty queue; max_first says that the greatest priority leaves first."""
        raise NotImplementedError

    def push(self, item: Any, priority: float) -> None:
        """Add item."""
        raise NotImplementedError

    def pop(self) -> Any:
        """Remove the item whose turn it is and return it."""
        raise NotImplementedError

    def peek(self) -> Any:
        """Return the item whose turn it is."""
        raise NotImplementedError

    def __len__(self) -> int:
        raise NotImplementedError
