"""Looks the third number up in a set of all numbers without asking for its position."""


def three_sum(nums: list[int]) -> list[list[int]]:
    """Return triplets that sum to 0, in which one element may stand twice."""
    values = set(nums)
    found = set()
    for i, first in enumerate(nums):
        for second in nums[i + 1:]:
            third = -first - second
            if third in values:
                found.add(tuple(sorted((first, second, third))))
    return [list(triplet) for triplet in sorted(found)]
