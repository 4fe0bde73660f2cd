"""Keeps the values in a table with the key as its index: IndexError for keys outside of it."""


class LRUCache:
    """A map of limited size; see above for what makes it fail."""

    def __init__(self, capacity: int) -> None:
        self._capacity = capacity
        self._table: list[int | None] = [None] * 10001
        self._order: dict[int, None] = {}

    def get(self, key: int) -> int:
        """Return the value stored under key, or -1 if there is none."""
        if self._table[key] is None:
            return -1
        del self._order[key]
        self._order[key] = None
        return self._table[key]

    def put(self, key: int, value: int) -> None:
        """Store value under key."""
        if self._table[key] is not None:
            del self._order[key]
        elif len(self._order) == self._capacity:
            oldest = next(iter(self._order))
            del self._order[oldest]
            self._table[oldest] = None
        self._order[key] = None
        self._table[key] = value
