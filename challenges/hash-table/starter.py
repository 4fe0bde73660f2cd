"""Hash table with collision handling."""

from collections.abc import Hashable
from typing import Any


class HashTable:
    """A map from keys to values; capacity is the number of its buckets."""

    def __init__(self, capacity: int = 8) -> None:
        """Make an empty table with that many buckets."""
        raise NotImplementedError

    def put(self, key: Hashable, value: Any) -> None:
        """Store value under key."""
        raise NotImplementedError

    def get(self, key: Hashable, default: Any = None) -> Any:
        """Return the value stored under key, or default if there is none."""
        raise NotImplementedError

    def remove(self, key: Hashable) -> Any:
        """Delete key and return its value; raise KeyError if it is absent."""
        raise NotImplementedError

    def items(self) -> list[tuple]:
        """Return all pairs of a key and its value."""
        raise NotImplementedError

    def __len__(self) -> int:
        """Return the number of keys."""
        raise NotImplementedError

    def __contains__(self, key: Hashable) -> bool:
        """Return whether key is there."""
        raise NotImplementedError
