"""Quicksort in place."""


def quick_sort(items: list) -> None:
    """Sort items in ascending order, in place."""
    raise NotImplementedError
