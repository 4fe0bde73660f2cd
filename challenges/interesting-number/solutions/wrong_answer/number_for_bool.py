"""Returns a number that is as true as the answer, but no bool."""


def is_interesting(num: int) -> bool:
    """Return whether num or the sum of its digits is a multiple of 7."""
    digit_sum = sum(int(digit) for digit in str(abs(num)))
    return int(num % 7 == 0 or digit_sum % 7 == 0)
