"""Two objects of a small class Stack; the last element that is moved is returned at once."""

from typing import Any


class Stack:
    """A list of which only the end is used."""

    def __init__(self) -> None:
        self._items: list[Any] = []

    def __len__(self) -> int:
        return len(self._items)

    def push(self, item: Any) -> None:
        """Put item on top."""
        self._items.append(item)

    def pop(self) -> Any:
        """Take the topmost item; IndexError if there is none."""
        return self._items.pop()


class QueueWithStacks:
    """A first-in first-out queue that is made of two stacks."""

    def __init__(self) -> None:
        self._new, self._old = Stack(), Stack()

    def enqueue(self, x: Any) -> None:
        """Add x at the back."""
        self._new.push(x)

    def dequeue(self) -> Any:
        """Remove and return what has waited longest; raise IndexError if the queue is empty."""
        if len(self._old) == 0:
            for _ in range(len(self._new) - 1):
                self._old.push(self._new.pop())
            return self._new.pop()
        return self._old.pop()
