"""Expects that every line that isn't empty is a number."""


def sum_integers_in_file(filename: str) -> int:
    """Return the sum of all lines of the file."""
    with open(filename, encoding="utf-8") as lines:
        return sum(int(line) for line in lines if line.strip())
