"""Compares each character with all before it, which is no single pass."""


def first_recurring_character(s: str) -> str | None:
    """Return the first character of s that stands before, too, or None."""
    for j in range(len(s)):
        for i in range(j):
            if s[i] == s[j]:
                return s[j]
    return None
