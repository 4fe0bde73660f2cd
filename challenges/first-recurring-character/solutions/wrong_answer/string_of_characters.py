"""Keeps the characters in a string, and searches that."""


def first_recurring_character(s: str) -> str | None:
    """Return the first character of s that stands before, too, or None."""
    seen = ""
    for character in s:
        if character in seen:
            return character
        seen += character
    return None
