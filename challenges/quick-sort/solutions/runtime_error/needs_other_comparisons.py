"""Compares with <= as well, which the elements may not have: TypeError."""


def quick_sort(items: list) -> None:
    """Sort items in ascending order, in place; fails where there is no <=."""
    parts = [(0, len(items) - 1)]
    while parts:
        first, last = parts.pop()
        if first >= last:
            continue
        middle = (first + last) // 2
        items[first], items[middle] = items[middle], items[first]
        pivot = items[first]
        left, right = first, last + 1
        while True:
            left += 1
            while left <= last and items[left] < pivot:
                left += 1
            right -= 1
            while not items[right] <= pivot:
                right -= 1
            if left >= right:
                break
            items[left], items[right] = items[right], items[left]
        items[first], items[right] = items[right], items[first]
        parts += [(first, right - 1), (right + 1, last)]
