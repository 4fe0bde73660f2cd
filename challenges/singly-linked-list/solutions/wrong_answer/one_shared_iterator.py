"""__iter__ returns the list itself, so all iterations share one position."""

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
        self._length = 0
        for value in values:
            self.append(value)

    def append(self, value: object) -> None:
        """Add value at the end."""
        self._insert_after(self._tail, value)

    def prepend(self, value: object) -> None:
        """Add value at the front."""
        self._insert_after(None, value)

    def insert(self, index: int, value: object) -> None:
        """Make value the element at position index; raise IndexError if it is out of range."""
        if index < 0 or index > self._length:
            raise IndexError(index)
        before = None
        for _ in range(index):
            before = self.head if before is None else before.next
        self._insert_after(before, value)

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
        if node is self._tail:
            self._tail = before
        self._length -= 1
        return True

    def find(self, value: object) -> int:
        """Return the position of the first element equal to value, or -1."""
        for position, element in enumerate(self):
            if element == value:
                return position
        return -1

    def __iter__(self) -> Iterator:
        """Start at the first node again."""
        self._position = self.head
        return self

    def __next__(self) -> object:
        """Return the next element of the only iteration."""
        if self._position is None:
            raise StopIteration
        node, self._position = self._position, self._position.next
        return node.value

    def __len__(self) -> int:
        """Return the number of elements."""
        return self._length

    def _insert_after(self, before: Node | None, value: object) -> None:
        if before is None:
            node = self.head = Node(value, self.head)
        else:
            node = before.next = Node(value, before.next)
        if before is self._tail:
            self._tail = node
        self._length += 1
