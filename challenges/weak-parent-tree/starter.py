"""Tree without reference cycles (weak references)."""

from __future__ import annotations

from typing import Any


class TreeNode:
    """A node that keeps its children alive, but not its parent."""

    def __init__(self, value: Any) -> None:
        """Make a node without parent and children."""
        raise NotImplementedError

    def add_child(self, child: TreeNode) -> TreeNode:
        """Append child to the children and return it."""
        raise NotImplementedError

    @property
    def parent(self) -> TreeNode | None:
        """The parent, or None for a root."""
        raise NotImplementedError

    @property
    def children(self) -> tuple[TreeNode, ...]:
        """The children in their order."""
        raise NotImplementedError

    def path(self) -> list:
        """Return the values from the root down to this node."""
        raise NotImplementedError
