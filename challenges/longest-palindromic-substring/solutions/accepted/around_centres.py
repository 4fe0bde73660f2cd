"""Grows a palindrome around each centre, which is a character or a gap: O(n^2) time."""


def longest_palindrome(s: str) -> str:
    """Return the leftmost of the longest parts of s that read the same in both directions."""
    best = ""
    for centre in range(len(s)):
        for width in (1, 2):
            left, right = centre, centre + width
            while left >= 0 and right <= len(s) and s[left] == s[right - 1]:
                left -= 1
                right += 1
            if right - left - 2 > len(best):
                best = s[left + 1:right - 1]
    return best
