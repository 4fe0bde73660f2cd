"""Begins with the first character, which the empty string doesn't have: IndexError."""


def longest_palindrome(s: str) -> str:
    """Return the leftmost of the longest palindromes in s; fails on the empty string."""
    best = s[0]
    for centre in range(len(s)):
        for width in (1, 2):
            left, right = centre, centre + width
            while left >= 0 and right <= len(s) and s[left] == s[right - 1]:
                left -= 1
                right += 1
            if right - left - 2 > len(best):
                best = s[left + 1:right - 1]
    return best
