"""Sorts both lists and merges them: TypeError for values without an order."""


def intersection(first: list, second: list) -> list:
    """Return the values of first that are in second, too, each once."""
    left, right = sorted(first), sorted(second)
    common = set()
    i = j = 0
    while i < len(left) and j < len(right):
        if left[i] < right[j]:
            i += 1
        elif right[j] < left[i]:
            j += 1
        else:
            common.add(left[i])
            i += 1
    return [value for value in dict.fromkeys(first) if value in common]
