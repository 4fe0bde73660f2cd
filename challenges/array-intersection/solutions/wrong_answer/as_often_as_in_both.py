"""Returns a value as often as both lists hold it, as a multiset does."""

from collections import Counter


def intersection(first: list, second: list) -> list:
    """Return the values of first that are in second, too, each once."""
    left = Counter(second)
    result = []
    for value in first:
        if left[value] > 0:
            left[value] -= 1
            result.append(value)
    return result
