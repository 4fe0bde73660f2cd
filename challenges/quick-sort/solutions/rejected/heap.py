"""Puts the elements into a heap by an alias of heapq and takes them out again (RV)."""

from heapq import heapify as arrange
from heapq import heappop


def quick_sort(items: list) -> None:
    """Sort items in ascending order, by way of a heap."""
    heap = items[:]
    arrange(heap)
    items[:] = [heappop(heap) for _ in items]
