"""Keeps a copy of all entries after each put, to be able to look back."""


class LRUCache:
    """A map of limited size; see above for what it keeps."""

    def __init__(self, capacity: int) -> None:
        self._capacity = capacity
        self._values: dict[int, int] = {}
        self._history: list[dict[int, int]] = []

    def get(self, key: int) -> int:
        """Return the value stored under key, or -1 if there is none."""
        if key not in self._values:
            return -1
        value = self._values[key] = self._values.pop(key)
        return value

    def put(self, key: int, value: int) -> None:
        """Store value under key."""
        if key in self._values:
            del self._values[key]
        elif len(self._values) == self._capacity:
            del self._values[next(iter(self._values))]
        self._values[key] = value
        self._history.append(dict(self._values))
