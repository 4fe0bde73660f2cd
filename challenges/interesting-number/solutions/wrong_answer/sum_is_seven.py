"""Demands 7 itself as the sum, where any multiple fits."""


def is_interesting(num: int) -> bool:
    """Return whether num or the sum of its digits is a multiple of 7."""
    return num % 7 == 0 or sum(int(digit) for digit in str(abs(num))) == 7
