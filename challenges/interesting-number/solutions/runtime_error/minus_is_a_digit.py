"""Takes the minus for a digit: ValueError."""


def is_interesting(num: int) -> bool:
    """Return whether num or the sum of its digits is a multiple of 7."""
    return num % 7 == 0 or sum(int(digit) for digit in str(num)) % 7 == 0
