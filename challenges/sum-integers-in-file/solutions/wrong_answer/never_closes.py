"""Leaves it to the garbage collector to close the file."""


def sum_integers_in_file(filename: str) -> int:
    """Return the sum of all lines of the file that int() accepts."""
    total = 0
    for line in open(filename, encoding="utf-8"):
        try:
            total += int(line)
        except ValueError:
            continue
    return total
