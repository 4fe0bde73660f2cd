"""Intersection of two arrays."""


def intersection(first: list, second: list) -> list:
    """Return the values of first that are in second, too, each once."""
    raise NotImplementedError
