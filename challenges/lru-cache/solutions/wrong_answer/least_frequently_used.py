"""Evicts the entry that was used least often: another policy (LFU)."""


class LRUCache:
    """A map of limited size; see above for what it does wrong."""

    def __init__(self, capacity: int) -> None:
        self._capacity = capacity
        self._values: dict[int, int] = {}
        self._uses: dict[int, int] = {}

    def get(self, key: int) -> int:
        """Return the value stored under key, or -1 if there is none."""
        if key not in self._values:
            return -1
        self._uses[key] += 1
        return self._values[key]

    def put(self, key: int, value: int) -> None:
        """Store value under key."""
        if key not in self._values and len(self._values) == self._capacity:
            rarest = min(self._uses, key=self._uses.__getitem__)
            del self._values[rarest], self._uses[rarest]
        self._values[key] = value
        self._uses[key] = self._uses.get(key, 0) + 1
