"""A dict of nodes that also form a ring, from the oldest use to the newest: O(1) each."""


class Entry:
    """A node of the ring."""

    __slots__ = ("key", "value", "older", "newer")

    def __init__(self, key: int, value: int) -> None:
        self.key = key
        self.value = value
        self.older = self
        self.newer = self  # equivalent mutants: drop


class LRUCache:
    """A map of limited size that forgets the least recently used entry."""

    def __init__(self, capacity: int) -> None:
        self._capacity = capacity
        self._entries: dict[int, Entry] = {}
        # equivalent mutants: increment, decrement
        self._ring = Entry(0, 0)  # holds no entry: newer is the oldest one, older the newest

    def get(self, key: int) -> int:
        """Return the value stored under key, or -1 if there is none."""
        entry = self._entries.get(key)
        if entry is None:
            return -1
        self._unlink(entry)
        self._link_as_newest(entry)
        return entry.value

    def put(self, key: int, value: int) -> None:
        """Store value under key; evict the least recently used entry if there is no room."""
        entry = self._entries.get(key)
        if entry is not None:
            entry.value = value
            self._unlink(entry)
        else:
            if len(self._entries) == self._capacity:
                oldest = self._ring.newer
                self._unlink(oldest)
                del self._entries[oldest.key]
            entry = self._entries[key] = Entry(key, value)
        self._link_as_newest(entry)

    def _unlink(self, entry: Entry) -> None:
        entry.older.newer = entry.newer
        entry.newer.older = entry.older

    def _link_as_newest(self, entry: Entry) -> None:
        newest = self._ring.older
        entry.older, entry.newer = newest, self._ring
        newest.newer = self._ring.older = entry
