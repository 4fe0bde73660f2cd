"""Adds the numbers as floats and compares with a tolerance, which large integers slip through."""

import math


def three_sum(nums: list[int]) -> list[list[int]]:
    """Return triplets whose sum is 0 as far as a float can tell."""
    ordered = sorted(nums)
    found = set()
    for i in range(len(ordered) - 2):
        left, right = i + 1, len(ordered) - 1
        while left < right:
            pair = float(ordered[left]) + float(ordered[right])
            if math.isclose(pair, -float(ordered[i]), abs_tol=1e-9):
                found.add((ordered[i], ordered[left], ordered[right]))
                left += 1
                right -= 1
            elif pair < -ordered[i]:
                left += 1
            else:
                right -= 1
    return [list(triplet) for triplet in sorted(found)]
