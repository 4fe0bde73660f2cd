"""Turns a missing file into 0."""


def sum_integers_in_file(filename: str) -> int:
    """Return the sum of all lines of the file, 0 if there is none."""
    total = 0
    try:
        with open(filename, encoding="utf-8") as lines:
            for line in lines:
                try:
                    total += int(line)
                except ValueError:
                    continue
    except FileNotFoundError:
        return 0
    return total
