"""Longest palindromic substring."""


def longest_palindrome(s: str) -> str:
    """Return the leftmost of the longest parts of s that read the same in both directions."""
    raise NotImplementedError
