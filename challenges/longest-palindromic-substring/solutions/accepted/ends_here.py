"""Asks at each position whether a palindrome one or two characters longer ends there."""


def longest_palindrome(s: str) -> str:
    """Return the leftmost of the longest parts of s that read the same in both directions."""
    best = ""
    for end in range(1, len(s) + 1):
        for length in (len(best) + 2, len(best) + 1):
            part = s[end - length:end] if length <= end else ""
            if part and part == part[::-1]:
                best = part
                break
    return best
