"""Nodes are numbers: places in three lists, of keys and of both children."""

from collections.abc import Iterator
from typing import Any

NONE = -1


class BinarySearchTree:
    """A search tree of different keys, not balanced."""

    def __init__(self) -> None:
        self._keys: list[Any] = [None]  # place 0 stands above the root, which is its right child
        self._children: tuple[list[int], list[int]] = ([NONE], [NONE])
        self._count = 0

    def insert(self, key: Any) -> bool:
        """Add key as a leaf; return whether it was new."""
        parent, side, node = self._way_to(key)
        if node != NONE:
            return False
        self._children[side][parent] = len(self._keys)
        self._keys.append(key)
        for children in self._children:
            children.append(NONE)
        self._count += 1
        return True

    def search(self, key: Any) -> bool:
        """Return whether key is there."""
        return self._way_to(key)[2] != NONE

    def delete(self, key: Any) -> bool:
        """Remove key; return whether it was there."""
        parent, side, node = self._way_to(key)
        if node == NONE:
            return False
        left, right = self._children
        if left[node] != NONE and right[node] != NONE:
            parent, side, lowest = node, 1, right[node]
            while left[lowest] != NONE:
                parent, side, lowest = lowest, 0, left[lowest]
            self._keys[node] = self._keys[lowest]
            node = lowest
        self._children[side][parent] = left[node] if right[node] == NONE else right[node]
        self._count -= 1
        return True

    def in_order(self) -> list:
        """Return the keys in ascending order."""
        return [self._keys[node] for node, _ in self._walk()]

    def height(self) -> int:
        """Return the number of nodes on the longest path from the root."""
        return max((depth for _, depth in self._walk()), default=0)

    def __len__(self) -> int:
        return self._count

    def _walk(self) -> Iterator[tuple[int, int]]:
        left, right = self._children
        waiting, node, depth = [], right[0], 1
        while waiting or node != NONE:
            while node != NONE:
                waiting.append((node, depth))
                node, depth = left[node], depth + 1
            node, depth = waiting.pop()
            yield node, depth
            node, depth = right[node], depth + 1

    def _way_to(self, key: Any) -> tuple[int, int, int]:
        parent, side, node = 0, 1, self._children[1][0]
        while node != NONE and self._keys[node] != key:
            parent, side = node, 0 if key < self._keys[node] else 1
            node = self._children[side][node]
        return parent, side, node
