"""Keeps all pairs of positions in a table by their sum: O(n^2) memory."""

from collections import defaultdict


def three_sum(nums: list[int]) -> list[list[int]]:
    """Return all different triplets of nums, each ascending, whose sum is 0."""
    ordered = sorted(nums)
    pairs = defaultdict(list)
    for j, second in enumerate(ordered):
        for i in range(j):
            pairs[ordered[i] + second].append((i, j))
    found = set()
    for k, third in enumerate(ordered):
        for i, j in pairs.get(-third, ()):
            if j < k:
                found.add((ordered[i], ordered[j], third))
    return [list(triplet) for triplet in sorted(found)]
