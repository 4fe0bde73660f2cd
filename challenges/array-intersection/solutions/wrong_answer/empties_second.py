"""Removes from second what it has found, and so changes an argument."""


def intersection(first: list, second: list) -> list:
    """Return the values of first that are in second, too, each once."""
    wanted = set(second)
    result = []
    for value in first:
        if value in wanted:
            wanted.remove(value)
            result.append(value)
    second[:] = [value for value in second if value in wanted]
    return result
