"""The keys of a dict stay in the order of insertion, and the first of equal ones remains."""


def intersection(first: list, second: list) -> list:
    """Return the values of first that are in second, too, each once."""
    others = dict.fromkeys(second)
    return [value for value in dict.fromkeys(first) if value in others]
