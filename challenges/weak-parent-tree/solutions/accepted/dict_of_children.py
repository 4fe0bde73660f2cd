"""Children stand in a dict by their ids; without a parent there is a reference to nothing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
import weakref


def _nothing() -> None:
    """Stand for a weak reference whose object is gone."""


class TreeNode:
    """A node that keeps its children alive, but not its parent."""

    __slots__ = ("value", "_find_parent", "_by_id", "__weakref__")

    def __init__(self, value: Any) -> None:
        """Make a node without parent and children."""
        self.value = value
        self._find_parent = _nothing
        self._by_id: dict[int, TreeNode] = {}

    def _upwards(self) -> Iterator[TreeNode]:
        yield self
        if self.parent is not None:
            yield from self.parent._upwards()

    def add_child(self, child: TreeNode) -> TreeNode:
        """Append child to the children and return it."""
        if any(node is child for node in self._upwards()):
            raise ValueError(f"{child.value!r} is above {self.value!r}")
        if child.parent is not None:
            del child.parent._by_id[id(child)]
        self._by_id[id(child)] = child
        child._find_parent = weakref.ref(self)
        return child

    @property
    def parent(self) -> TreeNode | None:
        """The parent, or None for a root."""
        return self._find_parent()

    @property
    def children(self) -> tuple[TreeNode, ...]:
        """The children in their order."""
        return tuple(self._by_id.values())

    def path(self) -> list:
        """Return the values from the root down to this node."""
        above = self.parent.path() if self.parent is not None else []
        return above + [self.value]
