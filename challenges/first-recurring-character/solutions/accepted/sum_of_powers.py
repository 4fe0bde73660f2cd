"""A number in base 2 again, but with arithmetic, and on the bytes of the string."""


def first_recurring_character(s: str) -> str | None:
    """Return the first character of s that stands before, too, or None."""
    seen = 0
    for code in s.encode("ascii"):
        power = 2 ** (code - 97)
        if seen // power % 2 == 1:
            return chr(code)
        seen += power
    return None
