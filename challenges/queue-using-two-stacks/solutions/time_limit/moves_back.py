"""Moves all elements over and back again at every dequeue: O(n) time each."""

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
        """Remove and return what has waited longest; raise IndexError if the queue is empty."""
        while self.stack_in:
            self.stack_out.append(self.stack_in.pop())
        if not self.stack_out:
            raise IndexError("dequeue from an empty queue")
        x = self.stack_out.pop()
        while self.stack_out:
            self.stack_in.append(self.stack_out.pop())
        return x
