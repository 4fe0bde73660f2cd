"""Bounded blocking queue (producer and consumer)."""

from typing import Any


class QueueClosed(Exception):
    """The queue takes no more items, or has no more."""


class BoundedQueue:
    """A queue for threads with at most capacity items."""

    def __init__(self, capacity: int) -> None:
        raise NotImplementedError

    def put(self, item: Any, timeout: float | None = None) -> None:
        """Append an item; wait while the queue is full."""
        raise NotImplementedError

    def get(self, timeout: float | None = None) -> Any:
        """Take the first item; wait while the queue is empty."""
        raise NotImplementedError

    def close(self) -> None:
        """Let no more items in, and wake all who wait."""
        raise NotImplementedError

    def __len__(self) -> int:
        raise NotImplementedError
