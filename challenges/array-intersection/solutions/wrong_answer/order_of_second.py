"""Goes through second, so that order and objects are those of second."""


def intersection(first: list, second: list) -> list:
    """Return the values of first that are in second, too, each once."""
    wanted = set(first)
    return [value for value in dict.fromkeys(second) if value in wanted]
