"""Divides with /, which gives a float and loses the digits of large numbers."""


def is_interesting(num: int) -> bool:
    """Return whether num or the sum of its digits is a multiple of 7."""
    rest = abs(num)
    digit_sum = 0
    while rest >= 1:
        digit_sum += rest % 10
        rest = int(rest / 10)
    return num % 7 == 0 or digit_sum % 7 == 0
