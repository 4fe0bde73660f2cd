"""The doubly linked list without nodes: two dicts say which key was used before and after."""


class LRUCache:
    """A map of limited size that forgets the least recently used entry."""

    def __init__(self, capacity: int) -> None:
        self._capacity = capacity
        self._values: dict[int, int] = {}
        self._newer: dict[int | None, int | None] = {None: None}  # None stands at both ends
        self._older: dict[int | None, int | None] = {None: None}

    def get(self, key: int) -> int:
        """Return the value stored under key, or -1 if there is none."""
        if key not in self._values:
            return -1
        self._take_out(key)
        self._append(key)
        return self._values[key]

    def put(self, key: int, value: int) -> None:
        """Store value under key; evict the least recently used entry if there is no room."""
        if key in self._values:
            self._take_out(key)
        elif len(self._values) == self._capacity:
            oldest = self._newer[None]
            self._take_out(oldest)
            del self._values[oldest]
        self._values[key] = value
        self._append(key)

    def _take_out(self, key: int) -> None:
        older, newer = self._older.pop(key), self._newer.pop(key)
        self._newer[older] = newer
        self._older[newer] = older

    def _append(self, key: int) -> None:
        newest = self._older[None]
        self._older[key], self._newer[key] = newest, None
        self._newer[newest] = self._older[None] = key
