"""Looks at all parts and turns each of them round: O(n^3) time."""


def longest_palindrome(s: str) -> str:
    """Return the leftmost of the longest parts of s that read the same in both directions."""
    best = ""
    for start in range(len(s)):
        for end in range(start + len(best) + 1, len(s) + 1):
            part = s[start:end]
            if part == part[::-1]:
                best = part
    return best
