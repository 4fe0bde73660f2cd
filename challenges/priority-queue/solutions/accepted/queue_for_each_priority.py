"""A heap of the different priorities, and for each of them a deque of its items."""

import heapq
from collections import deque
from typing import Any


class PriorityQueue:
    """Items that leave in the order of their priorities, equals as they came."""

    def __init__(self, max_first: bool = False) -> None:
        self._max_first = max_first
        self._ranks: list[float] = []
        self._waiting: dict[float, deque[Any]] = {}
        self._size = 0

    def push(self, item: Any, priority: float) -> None:
        """Add item."""
        rank = -priority if self._max_first else priority
        if rank not in self._waiting:
            self._waiting[rank] = deque()
            heapq.heappush(self._ranks, rank)
        self._waiting[rank].append(item)
        self._size += 1

    def pop(self) -> Any:
        """Remove the item whose turn it is and return it."""
        rank = self._ranks[0]
        item = self._waiting[rank].popleft()
        if not self._waiting[rank]:
            del self._waiting[rank]
            heapq.heappop(self._ranks)
        self._size -= 1
        return item

    def peek(self) -> Any:
        """Return the item whose turn it is."""
        return self._waiting[self._ranks[0]][0]

    def __len__(self) -> int:
        return self._size
