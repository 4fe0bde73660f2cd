"""Queues every use but never asks whether the oldest one in the queue is outdated."""

from collections import deque


class LRUCache:
    """A map of limited size; see above for what it does wrong."""

    def __init__(self, capacity: int) -> None:
        self._capacity = capacity
        self._values: dict[int, int] = {}
        self._uses: deque[int] = deque()

    def get(self, key: int) -> int:
        """Return the value stored under key, or -1 if there is none."""
        if key not in self._values:
            return -1
        self._uses.append(key)
        return self._values[key]

    def put(self, key: int, value: int) -> None:
        """Store value under key."""
        while key not in self._values and len(self._values) >= self._capacity:
            self._values.pop(self._uses.popleft(), None)
        self._values[key] = value
        self._uses.append(key)
