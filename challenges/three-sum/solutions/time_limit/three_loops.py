"""Tries all triplets in three nested loops: O(n^3) time."""


def three_sum(nums: list[int]) -> list[list[int]]:
    """Return all different triplets of nums, each ascending, whose sum is 0."""
    ordered = sorted(nums)
    found = set()
    for i in range(len(ordered)):
        for j in range(i + 1, len(ordered)):
            for k in range(j + 1, len(ordered)):
                if ordered[i] + ordered[j] + ordered[k] == 0:
                    found.add((ordered[i], ordered[j], ordered[k]))
    return [list(triplet) for triplet in sorted(found)]
