"""Finds the longest palindromic subsequence, whose characters need not be neighbours."""


def longest_palindrome(s: str) -> str:
    """Return a longest palindrome that is left when characters of s are dropped."""
    below = [""] * (len(s) + 1)
    for i in reversed(range(len(s))):
        row = [""] * (len(s) + 1)
        for j in range(i, len(s)):
            if i == j:
                row[j + 1] = s[i]
            elif s[i] == s[j]:
                row[j + 1] = s[i] + below[j] + s[j]
            else:
                row[j + 1] = max(row[j], below[j + 1], key=len)
        below = row
    return below[len(s)]
