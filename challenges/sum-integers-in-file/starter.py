"""Sum the integers of a file."""


def sum_integers_in_file(filename: str) -> int:
    """Return the sum of all lines of the file that int() accepts."""
    raise NotImplementedError
