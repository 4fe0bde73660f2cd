"""Tests the sum of the digits alone."""


def is_interesting(num: int) -> bool:
    """Return whether num or the sum of its digits is a multiple of 7."""
    return sum(int(digit) for digit in str(abs(num))) % 7 == 0
