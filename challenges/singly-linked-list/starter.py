"""Linked list class."""

from collections.abc import Iterable, Iterator


class LinkedList:
    """A singly linked list; head is its first node, with value and next."""

    def __init__(self, values: Iterable = ()) -> None:
        """Make a list of the given values."""
        raise NotImplementedError

    def append(self, value: object) -> None:
        """Add value at the end."""
        raise NotImplementedError

    def prepend(self, value: object) -> None:
        """Add value at the front."""
        raise NotImplementedError

    def insert(self, index: int, value: object) -> None:
        """Make value the element at position index; raise IndexError if it is out of range."""
        raise NotImplementedError

    def delete(self, value: object) -> bool:
        """Remove the first element equal to value; return whether there was one."""
        raise NotImplementedError

    def find(self, value: object) -> int:
        """Return the position of the first element equal to value, or -1."""
        raise NotImplementedError

    def __iter__(self) -> Iterator:
        """Yield the elements from front to back."""
        raise NotImplementedError

    def __len__(self) -> int:
        """Return the number of elements."""
        raise NotImplementedError
