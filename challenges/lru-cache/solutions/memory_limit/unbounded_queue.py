"""Drops outdated uses only in order to evict: while the cache hits, the queue grows for ever."""

from collections import deque


class LRUCache:
    """A map of limited size; see above for what it keeps."""

    def __init__(self, capacity: int) -> None:
        self._capacity = capacity
        self._clock = 0
        self._values: dict[int, int] = {}
        self._used: dict[int, int] = {}
        self._uses: deque[tuple[int, int]] = deque()

    def get(self, key: int) -> int:
        """Return the value stored under key, or -1 if there is none."""
        if key not in self._values:
            return -1
        self._note_use(key)
        return self._values[key]

    def put(self, key: int, value: int) -> None:
        """Store value under key."""
        if key not in self._values and len(self._values) == self._capacity:
            moment, oldest = self._uses.popleft()
            while self._used.get(oldest) != moment:
                moment, oldest = self._uses.popleft()
            del self._values[oldest], self._used[oldest]
        self._values[key] = value
        self._note_use(key)

    def _note_use(self, key: int) -> None:
        self._clock += 1
        self._used[key] = self._clock
        self._uses.append((self._clock, key))
