"""Lets those in that waited when it was closed."""

import threading
from collections import deque
from typing import Any


class QueueClosed(Exception):
    """The queue takes no more items, or has no more."""


class BoundedQueue:
    """A queue for threads with at most capacity items."""

    def __init__(self, capacity: int) -> None:
        if capacity < 1:
            raise ValueError(f"there must be room for an item, got {capacity}")
        self._capacity = capacity
        self._items: deque = deque()
        self._is_closed = False
        self._lock = threading.Lock()
        self._has_room = threading.Condition(self._lock)
        self._has_items = threading.Condition(self._lock)

    def put(self, item: Any, timeout: float | None = None) -> None:
        """Append an item; wait while the queue is full."""
        with self._lock:
            if self._is_closed:
                raise QueueClosed("nothing can be put any more")
            if not self._has_room.wait_for(
                lambda: self._is_closed or len(self._items) < self._capacity, timeout
            ):
                raise TimeoutError("the queue is full")
            self._items.append(item)
            self._has_items.notify()

    def get(self, timeout: float | None = None) -> Any:
        """Take the first item; wait while the queue is empty."""
        with self._lock:
            if not self._has_items.wait_for(lambda: self._is_closed or self._items, timeout):
                raise TimeoutError("the queue is empty")
            if not self._items:
                raise QueueClosed("nothing will come any more")
            self._has_room.notify()
            return self._items.popleft()

    def close(self) -> None:
        """Let no more items in, and wake all who wait."""
        with self._lock:
            self._is_closed = True
            self._has_room.notify_all()
            self._has_items.notify_all()

    def __len__(self) -> int:
        with self._lock:
            return len(self._items)
