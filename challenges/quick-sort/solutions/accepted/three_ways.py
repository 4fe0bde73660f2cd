"""Random pivots and three parts: what is smaller, equal and greater."""

import random


def quick_sort(items: list) -> None:
    """Sort items in ascending order, in place."""
    sort_part(items, 0, len(items))


def sort_part(items: list, start: int, end: int) -> None:
    """Sort the elements from start to before end."""
    while end - start > 1:  # equivalent mutants: boundary, decrement
        pivot = items[random.randrange(start, end)]
        low, place, high = start, start, end
        while place < high:
            item = items[place]
            if item < pivot:
                items[place], items[low] = items[low], item
                low += 1
                place += 1
            elif pivot < item:
                high -= 1
                items[place], items[high] = items[high], item
            else:
                place += 1
        # Which part comes first decides how deep the recursion gets at worst, and nothing else.
        if low - start < end - high:  # equivalent mutants: boundary, negation, operator
            sort_part(items, start, low)
            start = high
        else:
            sort_part(items, high, end)
            end = low
