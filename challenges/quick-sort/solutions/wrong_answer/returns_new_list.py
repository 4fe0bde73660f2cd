"""Builds new lists and returns the last one; the list that was given stays as it was."""


def quick_sort(items: list) -> list:
    """Return the items in ascending order."""
    if len(items) < 2:
        return items
    pivot = items[len(items) // 2]
    smaller = [item for item in items if item < pivot]
    greater = [item for item in items if pivot < item]
    equal = [item for item in items if not (item < pivot or pivot < item)]
    return quick_sort(smaller) + equal + quick_sort(greater)
