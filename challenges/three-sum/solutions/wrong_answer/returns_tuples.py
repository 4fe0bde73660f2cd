"""Finds the right triplets but leaves them as the tuples that the set needed."""


def three_sum(nums: list[int]) -> list[tuple[int, int, int]]:
    """Return all different triplets as tuples."""
    ordered = sorted(nums)
    found = set()
    for i, first in enumerate(ordered):
        passed = set()
        for third in ordered[i + 1:]:
            second = -first - third
            if second in passed:
                found.add((first, second, third))
            passed.add(third)
    return sorted(found)
