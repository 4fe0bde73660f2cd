"""Looks at the first number of the sorted list without asking if there is one: IndexError."""


def three_sum(nums: list[int]) -> list[list[int]]:
    """Return all different triplets of nums; fails on an empty list."""
    ordered = sorted(nums)
    if ordered[0] > 0 or ordered[-1] < 0:
        return []
    found = set()
    for i, first in enumerate(ordered):
        passed = set()
        for third in ordered[i + 1:]:
            second = -first - third
            if second in passed:
                found.add((first, second, third))
            passed.add(third)
    return [list(triplet) for triplet in sorted(found)]
