"""Binary search tree with deletion."""

from typing import Any


class BinarySearchTree:
    """A search tree of different keys, not balanced."""

    def __init__(self) -> None:
        """Make an empty tree."""
        raise NotImplementedError

    def insert(self, key: Any) -> bool:
        """Add key as a leaf; return whether it was new."""
        raise NotImplementedError

    def search(self, key: Any) -> bool:
        """Return whether key is there."""
        raise NotImplementedError

    def delete(self, key: Any) -> bool:
        """Remove key; return whether it was there."""
        raise NotImplementedError

    def in_order(self) -> list:
        """Return the keys in ascending order."""
        raise NotImplementedError

    def height(self) -> int:
        """Return the number of nodes on the longest path from the root."""
        raise NotImplementedError

    def __len__(self) -> int:
        """Return the number of keys."""
        raise NotImplementedError
