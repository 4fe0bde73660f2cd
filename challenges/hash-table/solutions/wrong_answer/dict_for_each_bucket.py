"""Makes each bucket a dict, which is a hash table already."""

from collections.abc import Hashable
from typing import Any


class HashTable:
    """A map from keys to values; capacity is the number of its buckets."""

    def __init__(self, capacity: int = 8) -> None:
        self.capacity = capacity
        self._buckets: list[dict] = [{} for _ in range(capacity)]
        self._count = 0

    def put(self, key: Hashable, value: Any) -> None:
        """Store value under key."""
        self._count += key not in self
        self._bucket(key)[key] = value
        if self._count > 0.75 * self.capacity:
            pairs = self.items()
            self.capacity = 2 * self.capacity + 1
            self._buckets = [{} for _ in range(self.capacity)]
            for other, value_of_other in pairs:
                self._bucket(other)[other] = value_of_other

    def get(self, key: Hashable, default: Any = None) -> Any:
        """Return the value stored under key, or default if there is none."""
        return self._bucket(key).get(key, default)

    def remove(self, key: Hashable) -> Any:
        """Delete key and return its value; raise KeyError if it is absent."""
        value = self._bucket(key).pop(key)
        self._count -= 1
        return value

    def items(self) -> list[tuple]:
        """Return all pairs of a key and its value."""
        return [pair for bucket in self._buckets for pair in bucket.items()]

    def __len__(self) -> int:
        return self._count

    def __contains__(self, key: Hashable) -> bool:
        return key in self._bucket(key)

    def _bucket(self, key: Hashable) -> dict:
        return self._buckets[hash(key) % self.capacity]
