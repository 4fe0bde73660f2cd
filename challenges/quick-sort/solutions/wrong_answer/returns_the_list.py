"""Sorts in place, but also returns the list."""


def quick_sort(items: list) -> list:
    """Sort items in ascending order, in place, and return them."""
    parts = [(0, len(items) - 1)]
    while parts:
        first, last = parts.pop()
        if first >= last:
            continue
        pivot = items[(first + last) // 2]
        left, right = first, last
        while left <= right:
            while items[left] < pivot:
                left += 1
            while pivot < items[right]:
                right -= 1
            if left <= right:
                items[left], items[right] = items[right], items[left]
                left += 1
                right -= 1
        parts += [(first, right), (left, last)]
    return items
