"""Builds new lists and copies the result back: in order, but not without a second list."""


def quick_sort(items: list) -> None:
    """Sort items in ascending order, by way of other lists."""
    if len(items) < 2:
        return
    pivot = items[len(items) // 2]
    smaller = [item for item in items if item < pivot]
    greater = [item for item in items if pivot < item]
    equal = [item for item in items if not (item < pivot or pivot < item)]
    quick_sort(smaller)
    quick_sort(greater)
    items[:] = smaller + equal + greater
