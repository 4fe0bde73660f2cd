"""Searches the list second for each value: O(n * m) time."""


def intersection(first: list, second: list) -> list:
    """Return the values of first that are in second, too, each once."""
    return [value for value in dict.fromkeys(first) if value in second]
