"""Of equal values in first it returns the last object."""


def intersection(first: list, second: list) -> list:
    """Return the values of first that are in second, too, each once."""
    wanted = set(second)
    objects = {}
    for value in first:
        if value in wanted:
            objects[value] = value
    return list(objects.values())
