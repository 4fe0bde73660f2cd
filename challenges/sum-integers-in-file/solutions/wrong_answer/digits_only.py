"""Asks isdigit, which knows no sign."""


def sum_integers_in_file(filename: str) -> int:
    """Return the sum of all lines that are made of digits."""
    total = 0
    with open(filename, encoding="utf-8") as lines:
        for line in lines:
            if line.strip().isdecimal():
                total += int(line)
    return total
