"""Stops at the first number that is not negative, so three zeros are missed."""


def three_sum(nums: list[int]) -> list[list[int]]:
    """Return all triplets that begin with a negative number."""
    ordered = sorted(nums)
    found = set()
    for i, first in enumerate(ordered):
        if first >= 0:
            break
        left, right = i + 1, len(ordered) - 1
        while left < right:
            total = first + ordered[left] + ordered[right]
            if total < 0:
                left += 1
            elif total > 0:
                right -= 1
            else:
                found.add((first, ordered[left], ordered[right]))
                left += 1
                right -= 1
    return [list(triplet) for triplet in sorted(found)]
