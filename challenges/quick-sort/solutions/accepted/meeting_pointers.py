"""Pivots from the middle, two pointers that meet and stop at equals, and a stack of parts."""


def quick_sort(items: list) -> None:
    """Sort items in ascending order, in place."""
    parts = [(0, len(items) - 1)]
    while parts:
        first, last = parts.pop()
        while first < last:
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
            if right - first < last - left:
                parts.append((left, last))
                last = right
            else:
                parts.append((first, right))
                first = left
