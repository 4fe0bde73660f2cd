"""One set of what is in second, and one of what is in the result."""


def intersection(first: list, second: list) -> list:
    """Return the values of first that are in second, too, each once."""
    wanted = set(second)
    taken = set()
    result = []
    for value in first:
        if value in wanted and value not in taken:
            taken.add(value)
            result.append(value)
    return result
