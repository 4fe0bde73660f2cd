"""Compares each character with the one before it and with no other."""


def first_recurring_character(s: str) -> str | None:
    """Return the first character of s that stands before, too, or None."""
    before = None
    for character in s:
        if before is not None and ord(before) == ord(character):
            return character
        before = character
    return None
