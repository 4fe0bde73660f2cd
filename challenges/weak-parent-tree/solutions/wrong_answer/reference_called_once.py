"""Calls the weak reference once and stores what it gives."""

from __future__ import annotations

from typing import Any
from weakref import ref


class TreeNode:
    """A node that keeps its children alive, but not its parent."""

    def __init__(self, value: Any) -> None:
        """Make a node without parent and children."""
        self._value = value
        self._children: list[TreeNode] = []
        self._parent: TreeNode | None = None

    def add_child(self, child: TreeNode) -> TreeNode:
        """Append child to the children and return it."""
        above: TreeNode | None = self
        while above is not None:
            if above is child:
                raise ValueError("a node can't come below itself")
            above = above.parent
        former = child.parent
        if former is not None:
            former._children.remove(child)
        self._children.append(child)
        child._parent = ref(self)()
        return child

    @property
    def parent(self) -> TreeNode | None:
        """The parent, or None for a root."""
        return self._parent

    @property
    def children(self) -> tuple[TreeNode, ...]:
        """The children in their order."""
        return tuple(self._children)

    def path(self) -> list:
        """Return the values from the root down to this node."""
        values = []
        node: TreeNode | None = self
        while node is not None:
            values.append(node._value)
            node = node.parent
        return values[::-1]
