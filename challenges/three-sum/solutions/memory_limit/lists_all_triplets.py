"""Makes a list of all triplets before it looks at the first: O(n^3) memory."""

from itertools import combinations


def three_sum(nums: list[int]) -> list[list[int]]:
    """Return all different triplets of nums, each ascending, whose sum is 0."""
    triplets = list(combinations(sorted(nums), 3))
    found = {triplet for triplet in triplets if sum(triplet) == 0}
    return [list(triplet) for triplet in sorted(found)]
