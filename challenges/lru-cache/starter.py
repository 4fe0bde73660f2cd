"""LRU cache."""


class LRUCache:
    """A map of limited size that forgets the least recently used entry."""

    def __init__(self, capacity: int) -> None:
        """Make an empty cache for at most capacity entries."""
        raise NotImplementedError

    def get(self, key: int) -> int:
        """Return the value stored under key, or -1 if there is none."""
        raise NotImplementedError

    def put(self, key: int, value: int) -> None:
        """Store value under key; evict the least recently used entry if there is no room."""
        raise NotImplementedError
