"""Returns a common value as often as first holds it."""


def intersection(first: list, second: list) -> list:
    """Return the values of first that are in second, too, each once."""
    wanted = set(second)
    return [value for value in first if value in wanted]
