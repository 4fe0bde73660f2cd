"""Manacher's algorithm: what is known of the mirrored centre saves comparisons, O(n) time."""


def longest_palindrome(s: str) -> str:
    """Return the leftmost of the longest parts of s that read the same in both directions."""
    slots: list[str | None] = [None]
    for character in s:
        slots += [character, None]
    radius = [0] * len(slots)
    centre = border = best = 0
    for i in range(len(slots)):
        if i < border:
            radius[i] = min(border - i, radius[2 * centre - i])
        left, right = i - radius[i] - 1, i + radius[i] + 1
        while left >= 0 and right < len(slots) and slots[left] == slots[right]:
            radius[i] += 1
            left -= 1
            right += 1
        if i + radius[i] > border:
            centre, border = i, i + radius[i]
        if radius[i] > radius[best]:
            best = i
    start = (best - radius[best]) // 2
    return s[start:start + radius[best]]
