"""Looks again and again, and lets the processor run."""

import threading
import time
from typing import Any


class QueueClosed(Exception):
    """The queue takes no more items, or has no more."""


class BoundedQueue:
    """A queue for threads with at most capacity items."""

    def __init__(self, capacity: int) -> None:
        if capacity < 1:
            raise ValueError(f"there must be room for an item, got {capacity}")
        self._capacity = capacity
        self._items: list = []
        self._is_closed = False
        self._changed = threading.Condition()

    def _wait(self, deadline: float | None, text: str) -> None:
        """Wait for a change, until the deadline."""
        left = None if deadline is None else deadline - time.monotonic()
        if left is not None and left <= 0:
            raise TimeoutError(text)
        self._changed.release()
        self._changed.acquire()

    def put(self, item: Any, timeout: float | None = None) -> None:
        """Append an item; wait while the queue is full."""
        deadline = None if timeout is None else time.monotonic() + timeout
        with self._changed:
            while not self._is_closed and len(self._items) >= self._capacity:
                self._wait(deadline, "the queue is full")
            if self._is_closed:
                raise QueueClosed("nothing can be put any more")
            self._items.append(item)
            self._changed.notify_all()

    def get(self, timeout: float | None = None) -> Any:
        """Take the first item; wait while the queue is empty."""
        deadline = None if timeout is None else time.monotonic() + timeout
        with self._changed:
            while not self._is_closed and not self._items:
                self._wait(deadline, "the queue is empty")
            if not self._items:
                raise QueueClosed("nothing will come any more")
            self._changed.notify_all()
            return self._items.pop(0)

    def close(self) -> None:
        """Let no more items in, and wake all who wait."""
        with self._changed:
            self._is_closed = True
            self._changed.notify_all()

    def __len__(self) -> int:
        return len(self._items)
