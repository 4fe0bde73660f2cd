"""Passes over values that are false, such as 0 and None."""


def intersection(first: list, second: list) -> list:
    """Return the values of first that are in second, too, each once."""
    wanted = set(second)
    return [value for value in dict.fromkeys(first) if value and value in wanted]
