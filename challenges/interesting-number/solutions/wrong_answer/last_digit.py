"""Looks at the last digit instead of the sum of all."""


def is_interesting(num: int) -> bool:
    """Return whether num or the sum of its digits is a multiple of 7."""
    return num % 7 == 0 or abs(num) % 10 == 7
