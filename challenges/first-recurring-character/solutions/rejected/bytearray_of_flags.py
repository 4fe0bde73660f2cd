"""Keeps a flag for each letter in a bytearray, which is a data structure."""


def first_recurring_character(s: str) -> str | None:
    """Return the first character that has already occurred, or None."""
    seen = bytearray(26)
    for character in s:
        place = ord(character) - ord("a")
        if seen[place]:
            return character
        seen[place] = 1
    return None
