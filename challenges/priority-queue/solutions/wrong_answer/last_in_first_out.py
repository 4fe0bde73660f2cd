"""Counts the pushes downwards, so that of equals the last one leaves first."""

import heapq
from itertools import count
from typing import Any


class PriorityQueue:
    """Items that leave in the order of their priorities, but see above."""

    def __init__(self, max_first: bool = False) -> None:
        self._sign = -1 if max_first else 1
        self._numbers = count()
        self._heap: list[tuple[float, int, Any]] = []

    def push(self, item: Any, priority: float) -> None:
        """Add item."""
        heapq.heappush(self._heap, (self._sign * priority, -next(self._numbers), item))

    def pop(self) -> Any:
        """Remove the item whose turn it is and return it."""
        if not self._heap:
            raise IndexError("the queue is empty")
        return heapq.heappop(self._heap)[2]

    def peek(self) -> Any:
        """Return the item whose turn it is."""
        if not self._heap:
            raise IndexError("the queue is empty")
        return self._heap[0][2]

    def __len__(self) -> int:
        return len(self._heap)
