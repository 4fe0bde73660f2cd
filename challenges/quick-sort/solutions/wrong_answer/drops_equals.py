"""Keeps the pivot once, and loses all other elements that are equal to it."""


def quick_sort(items: list) -> None:
    """Sort items in ascending order, without what is equal to a pivot."""
    if len(items) < 2:
        return
    pivot = items[len(items) // 2]
    smaller = [item for item in items if item < pivot]
    greater = [item for item in items if pivot < item]
    quick_sort(smaller)
    quick_sort(greater)
    items[:] = [*smaller, pivot, *greater]
