"""Compares lengths with >=, so that the last of several longest parts wins."""


def longest_palindrome(s: str) -> str:
    """Return the rightmost of the longest parts that read the same in both directions."""
    best = ""
    for centre in range(len(s)):
        for width in (1, 2):
            left, right = centre, centre + width
            while left >= 0 and right <= len(s) and s[left] == s[right - 1]:
                left -= 1
                right += 1
            if right - left - 2 >= len(best):
                best = s[left + 1:right - 1]
    return best
