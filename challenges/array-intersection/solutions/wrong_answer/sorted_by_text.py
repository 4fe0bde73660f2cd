"""Sorts the common values."""


def intersection(first: list, second: list) -> list:
    """Return the values of first that are in second, too, each once."""
    return sorted(set(first) & set(second), key=str)
