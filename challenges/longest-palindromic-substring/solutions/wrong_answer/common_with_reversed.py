"""Returns the longest part that the reversed string has too, palindrome or not."""


def longest_palindrome(s: str) -> str:
    """Return the longest common part of s and of s read backwards."""
    backwards = s[::-1]
    best = ""
    for start in range(len(s)):
        while s[start:start + len(best) + 1] in backwards and start + len(best) < len(s):
            best = s[start:start + len(best) + 1]
    return best
