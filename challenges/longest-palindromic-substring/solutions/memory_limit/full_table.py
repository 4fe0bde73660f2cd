"""Keeps for every pair of positions whether the part between is a palindrome: O(n^2) memory."""


def longest_palindrome(s: str) -> str:
    """Return the leftmost of the longest parts of s that read the same in both directions."""
    table = [[False] * len(s) for _ in s]
    best = s[:1]
    for i in reversed(range(len(s))):
        for j in range(i, len(s)):
            if s[i] == s[j] and (j - i < 2 or table[i + 1][j - 1]):
                table[i][j] = True
                if j - i + 1 >= len(best):
                    best = s[i:j + 1]
    return best
