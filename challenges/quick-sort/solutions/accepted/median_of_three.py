"""The median of first, middle and last as pivot; short parts are left to insertion sort."""


def quick_sort(items: list) -> None:
    """Sort items in ascending order, in place."""
    _quick(items, 0, len(items) - 1)
    for end in range(1, len(items)):
        item, place = items[end], end
        while place > 0 and item < items[place - 1]:
            items[place] = items[place - 1]
            place -= 1
        items[place] = item


def _order(items: list, i: int, j: int) -> None:
    if items[j] < items[i]:
        items[i], items[j] = items[j], items[i]


def _quick(items: list, first: int, last: int) -> None:
    """Bring every element of a part to within a few places of where it belongs."""
    while last - first > 10:
        middle = (first + last) // 2
        _order(items, first, middle)
        _order(items, middle, last)
        _order(items, first, middle)
        pivot = items[middle]
        left, right = first, last
        while True:
            left += 1
            right -= 1
            while items[left] < pivot:
                left += 1
            while pivot < items[right]:
                right -= 1
            if left >= right:
                break
            items[left], items[right] = items[right], items[left]
        if right - first < last - right:
            _quick(items, first, right)
            first = right + 1
        else:
            _quick(items, right + 1, last)
            last = right
