"""Takes each value out of the set once it has been found."""


def intersection(first: list, second: list) -> list:
    """Return the values of first that are in second, too, each once."""
    left = set(second)
    result = []
    for value in first:
        if value in left:
            left.discard(value)
            result.append(value)
    return result
