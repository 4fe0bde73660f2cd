"""One integer with a bit for each letter that has occurred."""


def first_recurring_character(s: str) -> str | None:
    """Return the first character of s that stands before, too, or None."""
    seen = 0
    for character in s:
        # equivalent mutants: increment, operator@35
        bit = 1 << ord(character) - ord("a")
        if seen & bit:
            return character
        seen |= bit
    return None
