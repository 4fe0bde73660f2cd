"""Threads of its own take numbered items from one iterator."""

import threading
from collections.abc import Callable, Iterable
from typing import Any


def parallel_map(func: Callable[[Any], Any], items: Iterable, workers: int = 4) -> list:
    """Return func of every item, in the order of items, computed by threads."""
    if workers < 1:
        raise ValueError(f"at least one worker is needed, got {workers}")
    items = list(items)
    waiting = iter(enumerate(items))
    lock = threading.Lock()
    results: list[Any] = [None] * len(items)
    errors: dict[int, BaseException] = {}

    def work() -> None:
        while True:
            with lock:
                index, item = next(waiting, (None, None))
            if index is None:
                return
            try:
                results[index] = func(item)
            except BaseException as error:
                errors[index] = error

    threads = [threading.Thread(target=work) for _ in range(min(workers, len(items)))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if errors:
        raise errors[min(errors)]
    return results
