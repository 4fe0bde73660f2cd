"""Returns the set of common values in whatever order it has."""


def intersection(first: list, second: list) -> list:
    """Return the values of first that are in second, too, each once."""
    return list(set(first) & set(second))
