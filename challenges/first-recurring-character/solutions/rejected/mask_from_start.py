"""Makes the mask of all characters before each position anew: no single pass, O(n^2) time."""


def first_recurring_character(s: str) -> str | None:
    """Return the first character of s that stands before, too, or None."""
    answer = None
    for j in range(len(s) - 1, 0, -1):
        seen = 0
        for i in range(j):
            seen |= 1 << ord(s[i])
        if seen >> ord(s[j]) & 1:
            answer = s[j]
    return answer
