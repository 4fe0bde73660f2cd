"""Keeps the keys in a deque, newest use first: remove() walks through it, O(n) for old keys."""

from collections import deque


class LRUCache:
    """A map of limited size; see above for what makes it slow."""

    def __init__(self, capacity: int) -> None:
        self._capacity = capacity
        self._values: dict[int, int] = {}
        self._order: deque[int] = deque()

    def get(self, key: int) -> int:
        """Return the value stored under key, or -1 if there is none."""
        if key not in self._values:
            return -1
        self._order.remove(key)
        self._order.appendleft(key)
        return self._values[key]

    def put(self, key: int, value: int) -> None:
        """Store value under key."""
        if key in self._values:
            self._order.remove(key)
        elif len(self._values) == self._capacity:
            del self._values[self._order.pop()]
        self._order.appendleft(key)
        self._values[key] = value
