"""Grows palindromes around characters only, so that none of even length is found."""


def longest_palindrome(s: str) -> str:
    """Return the leftmost of the longest parts of odd length."""
    best = ""
    for centre in range(len(s)):
        reach = 0
        while (reach <= centre and centre + reach < len(s)
               and s[centre - reach] == s[centre + reach]):
            reach += 1
        if 2 * reach - 1 > len(best):
            best = s[centre - reach + 1:centre + reach]
    return best
