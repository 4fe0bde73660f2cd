"""Sums up what itertools.combinations yields: short, and still O(n^3) time."""

from itertools import combinations


def three_sum(nums: list[int]) -> list[list[int]]:
    """Return all different triplets of nums, each ascending, whose sum is 0."""
    found = {triplet for triplet in combinations(sorted(nums), 3) if sum(triplet) == 0}
    return [list(triplet) for triplet in sorted(found)]
