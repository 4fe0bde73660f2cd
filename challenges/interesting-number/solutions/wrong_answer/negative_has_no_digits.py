"""Takes digits off as long as the number is greater than 0, so a negative one has none."""


def is_interesting(num: int) -> bool:
    """Return whether num or the sum of its digits is a multiple of 7."""
    digit_sum = 0
    rest = num
    while rest > 0:
        rest, digit = divmod(rest, 10)
        digit_sum += digit
    return num % 7 == 0 or digit_sum % 7 == 0
