"""Takes a stored 0 for an absent key, because it asks whether the value is true."""


class LRUCache:
    """A map of limited size; see above for what it does wrong."""

    def __init__(self, capacity: int) -> None:
        self._capacity = capacity
        self._values: dict[int, int] = {}

    def get(self, key: int) -> int:
        """Return the value stored under key, or -1 if there is none."""
        value = self._values.pop(key, None)
        if not value:
            return -1
        self._values[key] = value
        return value

    def put(self, key: int, value: int) -> None:
        """Store value under key."""
        if key in self._values:
            del self._values[key]
        elif len(self._values) == self._capacity:
            del self._values[next(iter(self._values))]
        self._values[key] = value
