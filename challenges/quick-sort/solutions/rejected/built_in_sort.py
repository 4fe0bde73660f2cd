"""Leaves the work to list.sort (RV)."""


def quick_sort(items: list) -> None:
    """Sort items in ascending order, in place."""
    items.sort()
