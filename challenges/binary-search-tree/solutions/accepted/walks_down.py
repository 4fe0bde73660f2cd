"""One loop finds a key's node and its parent; all else is re-pointing one child."""

from typing import Any


class Node:
    """A key with what is smaller and what is greater."""

    __slots__ = ("key", "left", "right")

    def __init__(self, key: Any) -> None:
        self.key = key
        self.left: Node | None = None
        self.right: Node | None = None


class BinarySearchTree:
    """A search tree of different keys, not balanced."""

    def __init__(self) -> None:
        self._root: Node | None = None
        self._count = 0

    def insert(self, key: Any) -> bool:
        """Add key as a leaf; return whether it was new."""
        parent, node = self._find(key)
        if node is not None:
            return False
        leaf = Node(key)
        if parent is None:
            self._root = leaf
        # equivalent mutants: boundary
        elif key < parent.key:
            parent.left = leaf
        else:
            parent.right = leaf
        self._count += 1
        return True

    def search(self, key: Any) -> bool:
        """Return whether key is there."""
        return self._find(key)[1] is not None

    def delete(self, key: Any) -> bool:
        """Remove key; return whether it was there."""
        parent, node = self._find(key)
        if node is None:
            return False
        if node.left is not None and node.right is not None:
            parent, successor = node, node.right
            while successor.left is not None:
                parent, successor = successor, successor.left
            node.key = successor.key
            node = successor
        child = node.right if node.left is None else node.left
        if parent is None:
            self._root = child
        elif parent.left is node:
            parent.left = child
        else:
            parent.right = child
        self._count -= 1
        return True

    def in_order(self) -> list:
        """Return the keys in ascending order."""
        keys, ancestors, node = [], [], self._root
        while node is not None or ancestors:
            if node is not None:
                ancestors.append(node)
                node = node.left
            else:
                node = ancestors.pop()
                keys.append(node.key)
                node = node.right
        return keys

    def height(self) -> int:
        """Return the number of nodes on the longest path from the root."""
        levels, level = 0, [self._root] if self._root is not None else []
        while level:
            levels += 1
            children = [child for node in level for child in (node.left, node.right)]
            level = [child for child in children if child is not None]
        return levels

    def __len__(self) -> int:
        return self._count

    def _find(self, key: Any) -> tuple[Node | None, Node | None]:
        parent, node = None, self._root
        while node is not None and node.key != key:
            # equivalent mutants: boundary
            parent, node = node, node.left if key < node.key else node.right
        return parent, node
