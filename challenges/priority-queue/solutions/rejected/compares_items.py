"""Heap entries are (priority, item): by item among equals (WA), or TypeError."""

import heapq
from typing import Any


class PriorityQueue:
    """Items that leave in the order of their priorities, but see above."""

    def __init__(self, max_first: bool = False) -> None:
        self._sign = -1 if max_first else 1
        self._heap: list[tuple[float, Any]] = []

    def push(self, item: Any, priority: float) -> None:
        """Add item."""
        heapq.heappush(self._heap, (self._sign * priority, item))

    def pop(self) -> Any:
        """Remove the item whose turn it is and return it."""
        if not self._heap:
            raise IndexError("the queue is empty")
        return heapq.heappop(self._heap)[1]

    def peek(self) -> Any:
        """Return the item whose turn it is."""
        if not self._heap:
            raise IndexError("the queue is empty")
        return self._heap[0][1]

    def __len__(self) -> int:
        return len(self._heap)
