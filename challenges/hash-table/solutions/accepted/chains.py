"""Chaining: each bucket is a list of entries, which are lists of a key and its value."""

from collections.abc import Hashable
from typing import Any


class HashTable:
    """A map from keys to values; capacity is the number of its buckets."""

    def __init__(self, capacity: int = 8) -> None:
        self.capacity = capacity
        self._buckets: list[list[list]] = [[] for _ in range(capacity)]
        self._count = 0

    def put(self, key: Hashable, value: Any) -> None:
        """Store value under key."""
        entry = self._find(key)
        if entry is not None:
            entry[1] = value
            return
        self._count += 1
        # equivalent mutants: boundary
        if self._count > 0.75 * self.capacity:
            self._grow()
        self._bucket(key).append([key, value])

    def get(self, key: Hashable, default: Any = None) -> Any:
        """Return the value stored under key, or default if there is none."""
        entry = self._find(key)
        return default if entry is None else entry[1]

    def remove(self, key: Hashable) -> Any:
        """Delete key and return its value; raise KeyError if it is absent."""
        bucket = self._bucket(key)
        for place, entry in enumerate(bucket):
            if entry[0] == key:
                del bucket[place]
                self._count -= 1
                return entry[1]
        raise KeyError(key)

    def items(self) -> list[tuple]:
        """Return all pairs of a key and its value."""
        return [(key, value) for bucket in self._buckets for key, value in bucket]

    def __len__(self) -> int:
        return self._count

    def __contains__(self, key: Hashable) -> bool:
        return self._find(key) is not None

    def _bucket(self, key: Hashable) -> list[list]:
        return self._buckets[hash(key) % self.capacity]

    def _find(self, key: Hashable) -> list | None:
        for entry in self._bucket(key):
            if entry[0] == key:
                return entry
        return None

    def _grow(self) -> None:
        pairs = self.items()
        # equivalent mutants: increment
        self.capacity *= 2
        self._buckets = [[] for _ in range(self.capacity)]
        for key, value in pairs:
            self._bucket(key).append([key, value])
