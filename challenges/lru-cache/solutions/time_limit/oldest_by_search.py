"""Notes when each key was used and looks through all of them to evict: O(n) for an eviction."""


class LRUCache:
    """A map of limited size; see above for what makes it slow."""

    def __init__(self, capacity: int) -> None:
        self._capacity = capacity
        self._clock = 0
        self._values: dict[int, int] = {}
        self._used: dict[int, int] = {}

    def get(self, key: int) -> int:
        """Return the value stored under key, or -1 if there is none."""
        if key not in self._values:
            return -1
        self._clock += 1
        self._used[key] = self._clock
        return self._values[key]

    def put(self, key: int, value: int) -> None:
        """Store value under key."""
        if key not in self._values and len(self._values) == self._capacity:
            oldest = min(self._used, key=self._used.__getitem__)
            del self._values[oldest], self._used[oldest]
        self._clock += 1
        self._used[key] = self._clock
        self._values[key] = value
