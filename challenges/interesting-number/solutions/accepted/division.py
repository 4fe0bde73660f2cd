"""Takes one digit after the other off the end by division."""


def is_interesting(num: int) -> bool:
    """Return whether num or the sum of its digits is a multiple of 7."""
    rest = abs(num)
    if not rest % 7:
        return True
    digit_sum = 0
    while rest > 0:
        rest, digit = divmod(rest, 10)
        digit_sum += digit
    return not digit_sum % 7
