"""Searches the list of the result before it adds to it: O(n^2) time."""


def intersection(first: list, second: list) -> list:
    """Return the values of first that are in second, too, each once."""
    wanted = set(second)
    result: list = []
    for value in first:
        if value in wanted and value not in result:
            result.append(value)
    return result
