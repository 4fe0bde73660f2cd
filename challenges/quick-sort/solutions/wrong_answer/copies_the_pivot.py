"""Writes the pivot over each element that is neither smaller nor greater: equal, not the same."""

import random


def quick_sort(items: list) -> None:
    """Sort items in ascending order, in place, with copies of pivots for their equals."""
    sort_part(items, 0, len(items))


def sort_part(items: list, start: int, end: int) -> None:
    """Sort the elements from start to before end."""
    while end - start > 1:
        pivot = items[random.randrange(start, end)]
        low, high = start, end
        place = start
        while place < high:
            item = items[place]
            if item < pivot:
                items[low] = item
                low += 1
                place += 1
            elif pivot < item:
                high -= 1
                items[place], items[high] = items[high], item
            else:
                place += 1
        items[low:high] = [pivot] * (high - low)
        if low - start < end - high:
            sort_part(items, start, low)
            start = high
        else:
            sort_part(items, high, end)
            end = low
