"""Sorts all items before a pop whenever something was pushed: O(n) time at best."""

from typing import Any


class PriorityQueue:
    """Items that leave in the order of their priorities, equals as they came."""

    def __init__(self, max_first: bool = False) -> None:
        self._sign = 1 if max_first else -1
        self._entries: list[tuple[float, int, Any]] = []
        self._pushed = 0
        self._is_sorted = True

    def push(self, item: Any, priority: float) -> None:
        """Add item."""
        self._pushed += 1
        self._entries.append((self._sign * priority, -self._pushed, item))
        self._is_sorted = False

    def _sort(self) -> None:
        if not self._is_sorted:
            self._entries.sort(key=lambda entry: entry[:2])
            self._is_sorted = True

    def pop(self) -> Any:
        """Remove the item whose turn it is and return it."""
        self._sort()
        return self._entries.pop()[2]

    def peek(self) -> Any:
        """Return the item whose turn it is."""
        self._sort()
        return self._entries[-1][2]

    def __len__(self) -> int:
        return len(self._entries)
