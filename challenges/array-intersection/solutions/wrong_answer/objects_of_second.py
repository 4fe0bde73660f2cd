"""Has the right order, but returns the objects from second."""


def intersection(first: list, second: list) -> list:
    """Return the values of first that are in second, too, each once."""
    others: dict = {}
    for value in second:
        others.setdefault(value, value)
    return [others[value] for value in dict.fromkeys(first) if value in others]
