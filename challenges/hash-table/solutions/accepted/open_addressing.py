"""Linear probing over two lists, with a mark where a key was removed."""

from collections.abc import Hashable
from typing import Any

FREE = object()
REMOVED = object()


class HashTable:
    """A map from keys to values; capacity is the number of its slots."""

    def __init__(self, capacity: int = 8) -> None:
        self._reset(capacity)

    def put(self, key: Hashable, value: Any) -> None:
        """Store value under key."""
        slot = self._slot_of(key)
        if slot is None:
            if (self._used + 1) * 4 > self.capacity * 3:
                self._rebuild()
            slot = self._free_slot(key)
            self._keys[slot] = key
            self._count += 1
            self._used += 1
        self._values[slot] = value

    def get(self, key: Hashable, default: Any = None) -> Any:
        """Return the value stored under key, or default if there is none."""
        slot = self._slot_of(key)
        return default if slot is None else self._values[slot]

    def remove(self, key: Hashable) -> Any:
        """Delete key and return its value; raise KeyError if it is absent."""
        slot = self._slot_of(key)
        if slot is None:
            raise KeyError(key)
        value = self._values[slot]
        self._keys[slot], self._values[slot] = REMOVED, None
        self._count -= 1
        return value

    def items(self) -> list[tuple]:
        """Return all pairs of a key and its value."""
        pairs = zip(self._keys, self._values)
        return [(key, value) for key, value in pairs if key is not FREE and key is not REMOVED]

    def __len__(self) -> int:
        return self._count

    def __contains__(self, key: Hashable) -> bool:
        return self._slot_of(key) is not None

    def _reset(self, capacity: int) -> None:
        self.capacity = capacity
        self._keys: list[Any] = [FREE] * capacity
        self._values: list[Any] = [None] * capacity
        self._count = self._used = 0

    def _slot_of(self, key: Hashable) -> int | None:
        slot = hash(key) % self.capacity
        for _ in range(self.capacity):
            found = self._keys[slot]
            if found is FREE:
                return None
            if found is not REMOVED and found == key:
                return slot
            slot = (slot + 1) % self.capacity
        return None

    def _free_slot(self, key: Hashable) -> int:
        slot = hash(key) % self.capacity
        while self._keys[slot] is not FREE:
            slot = (slot + 1) % self.capacity
        return slot

    def _rebuild(self) -> None:
        pairs = self.items()
        self._reset(max(self.capacity, 2 * len(pairs) + 2))
        for key, value in pairs:
            slot = self._free_slot(key)
            self._keys[slot], self._values[slot] = key, value
        self._count = self._used = len(pairs)
