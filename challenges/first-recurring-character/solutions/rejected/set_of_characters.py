"""Keeps the characters in a set: right, but that is an additional data structure."""


def first_recurring_character(s: str) -> str | None:
    """Return the first character of s that stands before, too, or None."""
    seen = set()
    for character in s:
        if character in seen:
            return character
        seen.add(character)
    return None
