"""Memoization decorator with limited size (LRU)."""

from collections.abc import Callable


def lru_cache(maxsize: int) -> Callable[[Callable], Callable]:
    """Return a decorator that stores the results of the maxsize latest combinations."""
    raise NotImplementedError
