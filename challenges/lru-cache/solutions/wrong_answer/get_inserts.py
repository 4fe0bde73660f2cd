"""A defaultdict makes an entry of every key that is asked for, and these push others out."""

from collections import defaultdict


class LRUCache:
    """A map of limited size; see above for what it does wrong."""

    def __init__(self, capacity: int) -> None:
        self._capacity = capacity
        self._values: dict[int, int] = defaultdict(lambda: -1)

    def get(self, key: int) -> int:
        """Return the value stored under key, or -1 if there is none."""
        value = self._values[key]
        del self._values[key]
        self._values[key] = value
        return value

    def put(self, key: int, value: int) -> None:
        """Store value under key."""
        if key in self._values:
            del self._values[key]
        while len(self._values) >= self._capacity:
            del self._values[next(iter(self._values))]
        self._values[key] = value
