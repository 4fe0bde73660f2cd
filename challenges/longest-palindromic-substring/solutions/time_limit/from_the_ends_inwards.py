"""Compares each part from its ends inwards, the longest parts first: O(n^3) time."""


def longest_palindrome(s: str) -> str:
    """Return the leftmost of the longest parts of s that read the same in both directions."""
    for length in range(len(s), 0, -1):
        for start in range(len(s) - length + 1):
            left, right = start, start + length - 1
            while left < right and s[left] == s[right]:
                left += 1
                right -= 1
            if left >= right:
                return s[start:start + length]
    return ""
