"""Keeps the mask from one call to the next."""

seen = 0


def first_recurring_character(s: str) -> str | None:
    """Return the first character of s that stands before, too, or None."""
    global seen
    for character in s:
        bit = 1 << ord(character)
        if seen & bit:
            return character
        seen |= bit
    return None
