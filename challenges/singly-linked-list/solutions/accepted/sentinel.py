"""A node without a value stands before the first one, so every node has one before it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Optional


@dataclass(eq=False)
class Link:
    """An element and what follows it."""

    value: Any
    next: Optional["Link"] = None


class ListIterator:
    """Yields the values of the nodes that follow the given one."""

    def __init__(self, node: Link | None) -> None:
        self._node = node

    def __iter__(self) -> "ListIterator":
        return self

    def __next__(self) -> Any:
        if self._node is None:
            raise StopIteration
        value, self._node = self._node.value, self._node.next
        return value


class LinkedList:
    """A singly linked list; head is its first node, with value and next."""

    def __init__(self, values: Iterable = ()) -> None:
        self._start = self._last = Link(None)
        self._count = 0
        for value in values:
            self.append(value)

    @property
    def head(self) -> Link | None:
        """The first node, or None."""
        return self._start.next

    def append(self, value: Any) -> None:
        """Add value at the end."""
        self._last.next = Link(value)
        self._last = self._last.next
        self._count += 1

    def prepend(self, value: Any) -> None:
        """Add value at the front."""
        self.insert(0, value)

    def insert(self, index: int, value: Any) -> None:
        """Make value the element at position index; raise IndexError if it is out of range."""
        if not 0 <= index <= self._count:
            raise IndexError(f"no position {index} in a list of {self._count}")
        before = self._start
        for _ in range(index):
            before = before.next
        before.next = Link(value, before.next)
        if before is self._last:
            self._last = before.next
        self._count += 1

    def delete(self, value: Any) -> bool:
        """Remove the first element equal to value; return whether there was one."""
        before = self._start
        while before.next:
            if before.next.value == value:
                if before.next is self._last:
                    self._last = before
                before.next = before.next.next
                self._count -= 1
                return True
            before = before.next
        return False

    def find(self, value: Any) -> int:
        """Return the position of the first element equal to value, or -1."""
        return next((place for place, other in enumerate(self) if other == value), -1)

    def __iter__(self) -> Iterator:
        return ListIterator(self._start.next)

    def __len__(self) -> int:
        return self._count
