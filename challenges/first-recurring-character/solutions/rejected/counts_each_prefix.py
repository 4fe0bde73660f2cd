"""Counts the character in all that stands before it: a forbidden search, and O(n^2) time."""


def first_recurring_character(s: str) -> str | None:
    """Return the first character of s that stands before, too, or None."""
    again = [character for i, character in enumerate(s) if s.count(character, 0, i) > 0]
    return again[0] if again else None
