"""Random pivots, but all equals end up on one side: O(n^2) time where all are equal."""

import random


def quick_sort(items: list) -> None:
    """Sort items in ascending order, in place."""
    parts = [(0, len(items) - 1)]
    while parts:
        first, last = parts.pop()
        if first >= last:
            continue
        chosen = random.randint(first, last)
        items[chosen], items[last] = items[last], items[chosen]
        pivot = items[last]
        border = first
        for place in range(first, last):
            if items[place] < pivot:
                items[place], items[border] = items[border], items[place]
                border += 1
        items[border], items[last] = items[last], items[border]
        parts += [(first, border - 1), (border + 1, last)]
