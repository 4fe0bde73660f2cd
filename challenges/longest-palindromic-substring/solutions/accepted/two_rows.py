"""A table of all pairs of positions of which two rows are kept at a time."""


def longest_palindrome(s: str) -> str:
    """Return the leftmost of the longest parts of s that read the same in both directions."""
    start, length = 0, min(len(s), 1)
    below = bytearray(len(s) + 1)
    for i in reversed(range(len(s))):
        row = bytearray(len(s) + 1)
        first = s[i]
        for j in range(i, len(s)):
            if first == s[j] and (j - i < 2 or below[j - 1]):
                row[j] = 1
                if j - i + 1 >= length:
                    start, length = i, j - i + 1
        below = row
    return s[start:start + length]
