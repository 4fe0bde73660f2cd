"""Adds up the digits again and again, until one is left."""


def is_interesting(num: int) -> bool:
    """Return whether num or the sum of its digits is a multiple of 7."""
    rest = abs(num)
    while rest > 9:
        rest = sum(int(digit) for digit in str(rest))
    return num % 7 == 0 or rest % 7 == 0
