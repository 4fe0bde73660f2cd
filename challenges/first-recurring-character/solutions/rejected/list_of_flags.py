"""Keeps a flag for each letter in a list: right, but that is an additional data structure."""


def first_recurring_character(s: str) -> str | None:
    """Return the first character of s that stands before, too, or None."""
    seen = [False] * 26
    for character in s:
        place = ord(character) - ord("a")
        if seen[place]:
            return character
        seen[place] = True
    return None
