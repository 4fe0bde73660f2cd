"""put asks its own get whether the key is there, so a stored -1 looks absent and it evicts."""


class LRUCache:
    """A map of limited size; see above for what it does wrong."""

    def __init__(self, capacity: int) -> None:
        self._capacity = capacity
        self._values: dict[int, int] = {}

    def get(self, key: int) -> int:
        """Return the value stored under key, or -1 if there is none."""
        if key not in self._values:
            return -1
        value = self._values[key] = self._values.pop(key)
        return value

    def put(self, key: int, value: int) -> None:
        """Store value under key."""
        if self.get(key) == -1 and len(self._values) == self._capacity:
            del self._values[next(iter(self._values))]
        self._values[key] = value
