"""Handles everything, whatever was said."""

import threading
from collections import deque
from collections.abc import Callable
from typing import Any


class WorkerService:
    """Threads that handle submitted items, until they are told to end."""

    def __init__(self, handler: Callable[[Any], None], workers: int = 2) -> None:
        self.errors: list[tuple[Any, Exception]] = []
        self._handler = handler
        self._items: deque = deque()
        self._is_closed = False
        self._changed = threading.Condition()
        self._threads = [threading.Thread(target=self._work) for _ in range(workers)]
        for thread in self._threads:
            thread.start()

    def _work(self) -> None:
        """Handle items until the service is closed and none is left."""
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._items or self._is_closed)
                if not self._items:
                    return
                item = self._items.popleft()
            try:
                self._handler(item)
            except Exception as error:
                self.errors.append((item, error))

    def submit(self, item: Any) -> None:
        """Hand an item in."""
        with self._changed:
            if self._is_closed:
                raise RuntimeError("the service takes no more items")
            self._items.append(item)
            self._changed.notify()

    def shutdown(self, drain: bool = True) -> list:
        """Refuse items, wait until all threads have ended, and return what was not handled."""
        left: list = []
        with self._changed:
            self._is_closed = True
            self._changed.notify_all()
        for thread in self._threads:
            thread.join()
        return left
