"""Returns the index of the character instead of the character."""


def first_recurring_character(s: str) -> int | None:
    """Return the first character of s that stands before, too, or None."""
    seen = 0
    for i, character in enumerate(s):
        bit = 1 << ord(character)
        if seen & bit:
            return i
        seen |= bit
    return None
