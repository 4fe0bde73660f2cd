"""Takes a stored 0 for an absent key (WA), in a table that big keys miss (IndexError)."""


class LRUCache:
    """A map of limited size; see above for what it does wrong."""

    def __init__(self, capacity: int) -> None:
        self._capacity = capacity
        self._table = [0] * 10001
        self._order: dict[int, None] = {}

    def get(self, key: int) -> int:
        """Return the value stored under key, or -1 if there is none."""
        if not self._table[key]:
            return -1
        del self._order[key]
        self._order[key] = None
        return self._table[key]

    def put(self, key: int, value: int) -> None:
        """Store value under key."""
        if key in self._order:
            del self._order[key]
        elif len(self._order) == self._capacity:
            oldest = next(iter(self._order))
            del self._order[oldest]
            self._table[oldest] = 0
        self._order[key] = None
        self._table[key] = value
