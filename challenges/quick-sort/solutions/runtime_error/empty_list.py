"""Takes a pivot before it asks whether there is an element: IndexError."""


def quick_sort(items: list) -> None:
    """Sort items in ascending order, in place; fails on an empty list."""
    parts = [(0, len(items) - 1)]
    while parts:
        first, last = parts.pop()
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
        parts += [part for part in [(first, right), (left, last)] if part[0] < part[1]]
