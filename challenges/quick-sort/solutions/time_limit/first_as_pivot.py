"""The first element as pivot, unless the last is smaller: O(n^2) time where all is in order."""


def quick_sort(items: list) -> None:
    """Sort items in ascending order, in place."""
    parts = [(0, len(items) - 1)]
    while parts:
        first, last = parts.pop()
        if first >= last:
            continue
        pivot = items[first]
        if items[last] < pivot:
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
