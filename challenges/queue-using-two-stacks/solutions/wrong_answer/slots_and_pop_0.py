"""Takes the elements from the front of a list by pop(0), in a class with slots."""

from typing import Any


class QueueWithStacks:
    """A first-in first-out queue that is made of two lists."""

    __slots__ = ("stack_in", "stack_out")

    def __init__(self) -> None:
        self.stack_in: list[Any] = []
        self.stack_out: list[Any] = []

    def enqueue(self, x: Any) -> None:
        """Add x at the back."""
        self.stack_in.append(x)

    def dequeue(self) -> Any:
        """Remove and return what has waited longest; raise IndexError if the queue is empty."""
        if not self.stack_out:
            self.stack_out, self.stack_in = self.stack_in, []
        return self.stack_out.pop(0)
