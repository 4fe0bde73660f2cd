"""Drops blanks and signs and folds case before it looks, as in the game with sentences."""


def longest_palindrome(s: str) -> str:
    """Return the longest palindrome of the letters and digits of s."""
    letters = "".join(character for character in s.lower() if character.isalnum())
    best = ""
    for centre in range(len(letters)):
        for width in (1, 2):
            left, right = centre, centre + width
            while left >= 0 and right <= len(letters) and letters[left] == letters[right - 1]:
                left -= 1
                right += 1
            if right - left - 2 > len(best):
                best = letters[left + 1:right - 1]
    return best
