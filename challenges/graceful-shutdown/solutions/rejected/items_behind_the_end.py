"""Refuses items only when the sentinels are in, so some slip in behind them."""

import queue
import threading
from collections.abc import Callable
from typing import Any


class WorkerService:
    """Threads that handle submitted items, until they are told to end."""

    def __init__(self, handler: Callable[[Any], None], workers: int = 2) -> None:
        self.errors: list[tuple[Any, Exception]] = []
        self._handler = handler
        self._queue: queue.SimpleQueue = queue.SimpleQueue()
        self._end = object()
        self._lock = threading.Lock()
        self._is_closed = False
        self._threads = [threading.Thread(target=self._work) for _ in range(workers)]
        for thread in self._threads:
            thread.start()

    def _work(self) -> None:
        """Handle items up to a sentinel."""
        while (item := self._queue.get()) is not self._end:
            try:
                self._handler(item)
            except Exception as error:
                self.errors.append((item, error))

    def _take_all(self) -> list:
        """Take back what no thread has taken."""
        items = []
        try:
            while True:
                items.append(self._queue.get_nowait())
        except queue.Empty:
            return items

    def submit(self, item: Any) -> None:
        """Hand an item in."""
        if self._is_closed:
            raise RuntimeError("the service takes no more items")
        self._queue.put(item)

    def shutdown(self, drain: bool = True) -> list:
        """Refuse items, wait until all threads have ended, and return what was not handled."""
        left = []
        with self._lock:
            if not self._is_closed:
                if not drain:
                    left = self._take_all()
                for _ in self._threads:
                    self._queue.put(self._end)
        for thread in self._threads:
            thread.join()
        self._is_closed = True
        return left
