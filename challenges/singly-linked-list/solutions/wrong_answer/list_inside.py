"""Keeps the elements in a list as well, and iterates over that."""

from collections.abc import Iterable, Iterator


class Node:
    """An element and what follows it."""

    __slots__ = ("value", "next")

    def __init__(self, value: object, following: "Node | None" = None) -> None:
        self.value = value
        self.next = following


class LinkedList:
    """A singly linked list; head is its first node, with value and next."""

    def __init__(self, values: Iterable = ()) -> None:
        self.head: Node | None = None
        self._tail: Node | None = None
        self._elements: list[object] = []
        for value in values:
            self.append(value)

    def append(self, value: object) -> None:
        """Add value at the end."""
        self._insert_after(self._tail, value)
        self._elements.append(value)

    def prepend(self, value: object) -> None:
        """Add value at the front."""
        self._insert_after(None, value)
        self._elements.insert(0, value)

    def insert(self, index: int, value: object) -> None:
        """Make value the element at position index; raise IndexError if it is out of range."""
        if index < 0 or index > len(self._elements):
            raise IndexError(index)
        before = None
        for _ in range(index):
            before = self.head if before is None else before.next
        self._insert_after(before, value)
        self._elements.insert(index, value)

    def delete(self, value: object) -> bool:
        """Remove the first element equal to value; return whether there was one."""
        before, node = None, self.head
        while node is not None and not node.value == value:
            before, node = node, node.next
        if node is None:
            return False
        if before is None:
            self.head = node.next
        else:
            before.next = node.next
        self._elements.remove(value)
        if node is self._tail:
            self._tail = before
        return True

    def find(self, value: object) -> int:
        """Return the position of the first element equal to value, or -1."""
        return self._elements.index(value) if value in self._elements else -1

    def __iter__(self) -> Iterator:
        """Yield the elements from front to back."""
        yield from self._elements

    def __len__(self) -> int:
        """Return the number of elements."""
        return len(self._elements)

    def _insert_after(self, before: Node | None, value: object) -> None:
        if before is None:
            node = self.head = Node(value, self.head)
        else:
            node = before.next = Node(value, before.next)
        if before is self._tail:
            self._tail = node
