"""Keeps entries in numbered slots and tests the number for truth, so slot 0 looks absent."""


class LRUCache:
    """A map of limited size; see above for what it does wrong."""

    def __init__(self, capacity: int) -> None:
        self._slots: dict[int, int] = {}  # key -> slot, from the oldest use to the newest
        self._values = [0] * capacity

    def get(self, key: int) -> int:
        """Return the value stored under key, or -1 if there is none."""
        slot = self._slots.get(key)
        if not slot:
            return -1
        self._slots[key] = self._slots.pop(key)
        return self._values[slot]

    def put(self, key: int, value: int) -> None:
        """Store value under key."""
        if key in self._slots:
            slot = self._slots.pop(key)
        elif len(self._slots) == len(self._values):
            slot = self._slots.pop(next(iter(self._slots)))
        else:
            slot = len(self._slots)
        self._slots[key] = slot
        self._values[slot] = value
