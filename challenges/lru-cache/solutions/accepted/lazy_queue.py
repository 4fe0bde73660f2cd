"""A queue of all uses, outdated ones dropped when they are met: O(1) each, averaged."""

from collections import deque


class LRUCache:
    """A map of limited size that forgets the least recently used entry."""

    def __init__(self, capacity: int) -> None:
        self._capacity = capacity
        self._values: dict[int, int] = {}
        self._uses: deque[int] = deque()
        self._pending: dict[int, int] = {}  # how often each key stands in the queue

    def get(self, key: int) -> int:
        """Return the value stored under key, or -1 if there is none."""
        if key not in self._values:
            return -1
        self._note_use(key)
        return self._values[key]

    def put(self, key: int, value: int) -> None:
        """Store value under key; evict the least recently used entry if there is no room."""
        if key not in self._values and len(self._values) == self._capacity:
            del self._values[self._take_oldest()]
        self._values[key] = value
        self._note_use(key)

    def _note_use(self, key: int) -> None:
        self._uses.append(key)
        self._pending[key] = self._pending.get(key, 0) + 1
        if len(self._uses) > 4 * self._capacity:
            self._compact()

    def _take_oldest(self) -> int:
        while True:
            key = self._uses.popleft()
            if self._pending[key] == 1:
                del self._pending[key]
                return key
            self._pending[key] -= 1

    def _compact(self) -> None:
        for _ in range(len(self._uses)):
            key = self._uses.popleft()
            if self._pending[key] == 1:
                self._uses.append(key)
            else:
                self._pending[key] -= 1
