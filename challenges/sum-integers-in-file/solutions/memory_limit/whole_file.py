"""Reads the whole file before it looks at the first line."""


def sum_integers_in_file(filename: str) -> int:
    """Return the sum of all lines of the file that int() accepts."""
    total = 0
    with open(filename, encoding="utf-8") as file:
        lines = file.readlines()
    for line in lines:
        try:
            total += int(line)
        except ValueError:
            continue
    return total
