"""Looks for numbers anywhere in a line."""

import re


def sum_integers_in_file(filename: str) -> int:
    """Return the sum of all integers in the file."""
    total = 0
    with open(filename, encoding="utf-8") as lines:
        for line in lines:
            for number in re.findall(r"(?<!\S)[-+]?\d+(?!\S)", line):
                total += int(number)
    return total
