"""Goes by positions, and sees a repetition where setting the bit changes nothing."""


def first_recurring_character(s: str) -> str | None:
    """Return the first character of s that stands before, too, or None."""
    mask = 0
    for i in range(len(s)):
        longer = mask | 1 << ord(s[i])
        if longer == mask:
            return s[i]
        mask = longer
