"""Returns None where False is asked for."""


def is_interesting(num: int) -> bool:
    """Return whether num or the sum of its digits is a multiple of 7."""
    if num % 7 == 0 or sum(int(digit) for digit in str(abs(num))) % 7 == 0:
        return True
