"""Uses the module that is forbidden."""

import queue
import threading
from typing import Any


class QueueClosed(Exception):
    """The queue takes no more items, or has no more."""


class BoundedQueue:
    """A queue for threads with at most capacity items."""

    def __init__(self, capacity: int) -> None:
        if capacity < 1:
            raise ValueError(f"there must be room for an item, got {capacity}")
        self._queue: queue.Queue = queue.Queue(capacity)
        self._is_closed = threading.Event()

    def put(self, item: Any, timeout: float | None = None) -> None:
        """Append an item; wait while the queue is full."""
        if self._is_closed.is_set():
            raise QueueClosed("nothing can be put any more")
        try:
            self._queue.put(item, timeout=timeout)
        except queue.Full:
            raise TimeoutError("the queue is full") from None

    def get(self, timeout: float | None = None) -> Any:
        """Take the first item; wait while the queue is empty."""
        if self._is_closed.is_set() and self._queue.empty():
            raise QueueClosed("nothing will come any more")
        try:
            return self._queue.get(timeout=timeout)
        except queue.Empty:
            raise TimeoutError("the queue is empty") from None

    def close(self) -> None:
        """Let no more items in, and wake all who wait."""
        self._is_closed.set()

    def __len__(self) -> int:
        return self._queue.qsize()
