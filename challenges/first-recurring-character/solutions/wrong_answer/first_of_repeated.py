"""Returns the first character that occurs more than once anywhere."""


def first_recurring_character(s: str) -> str | None:
    """Return the first character of s that stands before, too, or None."""
    counts = 0
    repeated = 0
    for character in s:
        bit = 1 << ord(character)
        repeated |= counts & bit
        counts |= bit
    for character in s:
        if repeated >> ord(character) & 1:
            return character
    return None
