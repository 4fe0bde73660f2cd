"""The forbidden class by another name, as a base class."""

import collections as c


class LRUCache(c.OrderedDict):
    """A map of limited size that forgets the least recently used entry."""

    def __init__(self, capacity: int) -> None:
        super().__init__()
        self._capacity = capacity

    def get(self, key: int) -> int:
        """Return the value stored under key, or -1 if there is none."""
        if key not in self:
            return -1
        self.move_to_end(key)
        return self[key]

    def put(self, key: int, value: int) -> None:
        """Store value under key; evict the least recently used entry if there is no room."""
        self[key] = value
        self.move_to_end(key)
        if len(self) > self._capacity:
            self.popitem(last=False)
