"""A heap of (priority, number, item): the number grows with each push, so items never count."""

import heapq
from itertools import count
from typing import Any


class PriorityQueue:
    """Items that leave in the order of their priorities, equals as they came.

    Where nothing is left, list and heapq raise the IndexError.
    """

    def __init__(self, max_first: bool = False) -> None:
        self._max_first = max_first
        self._numbers = count()
        self._heap: list[tuple[float, int, Any]] = []

    def push(self, item: Any, priority: float) -> None:
        """Add item."""
        rank = -priority if self._max_first else priority
        heapq.heappush(self._heap, (rank, next(self._numbers), item))

    def pop(self) -> Any:
        """Remove the item whose turn it is and return it."""
        return heapq.heappop(self._heap)[2]

    def peek(self) -> Any:
        """Return the item whose turn it is."""
        return self._heap[0][2]

    def __len__(self) -> int:
        return len(self._heap)
