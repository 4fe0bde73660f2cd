"""Queue built from two stacks."""

from typing import Any


class QueueWithStacks:
    """A first-in first-out queue that is made of two stacks."""

    def __init__(self) -> None:
        """Make an empty queue."""
        raise NotImplementedError

    def enqueue(self, x: Any) -> None:
        """Add x at the back."""
        raise NotImplementedError

    def dequeue(self) -> Any:
        """Remove and return what has waited longest; raise IndexError if the queue is empty."""
        raise NotImplementedError
