"""A binary heap written out, of keys (priority, number), with the items in a dict by number."""

from typing import Any


class PriorityQueue:
    """Items that leave in the order of their priorities, equals as they came."""

    def __init__(self, max_first: bool = False) -> None:
        self._max_first = max_first
        self._keys: list[tuple[float, int]] = []
        self._items: dict[int, Any] = {}
        self._pushed = 0

    def push(self, item: Any, priority: float) -> None:
        """Add item."""
        self._pushed += 1
        self._items[self._pushed] = item
        key = (-priority if self._max_first else priority, self._pushed)
        keys = self._keys
        keys.append(key)
        place = len(keys) - 1
        while place > 0 and key < keys[(place - 1) // 2]:
            keys[place] = keys[(place - 1) // 2]
            place = (place - 1) // 2
        keys[place] = key

    def pop(self) -> Any:
        """Remove the item whose turn it is and return it."""
        keys = self._keys
        first = keys[0]
        last = keys.pop()
        place = 0
        while (child := 2 * place + 1) < len(keys):
            if child + 1 < len(keys) and keys[child + 1] < keys[child]:
                child += 1
            if last < keys[child]:
                break
            keys[place] = keys[child]
            place = child
        if keys:
            keys[place] = last
        return self._items.pop(first[1])

    def peek(self) -> Any:
        """Return the item whose turn it is."""
        return self._items[self._keys[0][1]]

    def __len__(self) -> int:
        return len(self._keys)
