"""Merges runs of doubling width from one list of positions into another, without recursion."""

from collections.abc import Callable, Iterable
from typing import Any


def merge_sort(items: Iterable, key: Callable[[Any], Any] | None = None) -> list:
    """Return a new list of the items in ascending order of their keys, equals as they came."""
    elements = list(items)
    keys = elements if key is None else [key(element) for element in elements]
    source = list(range(len(elements)))
    width = 1
    while width < len(source):
        target = []
        for start in range(0, len(source), 2 * width):
            left, middle = start, min(start + width, len(source))
            right, end = middle, min(start + 2 * width, len(source))
            while left < middle and right < end:
                if keys[source[right]] < keys[source[left]]:
                    target.append(source[right])
                    right += 1
                else:
                    target.append(source[left])
                    left += 1
            target += source[left:middle]
            target += source[right:end]
        source = target
        width *= 2
    return [elements[place] for place in source]
