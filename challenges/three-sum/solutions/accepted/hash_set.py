"""For each first number, look the third one up among those already passed: O(n^2) time."""


def three_sum(nums: list[int]) -> list[list[int]]:
    """Return all different triplets of nums, each ascending, whose sum is 0."""
    ordered = sorted(nums)
    found = set()
    for i, first in enumerate(ordered):
        if first > 0:
            break
        if i > 0 and first == ordered[i - 1]:
            continue
        passed = set()
        for third in ordered[i + 1:]:
            second = -first - third
            if second in passed:
                found.add((first, second, third))
            passed.add(third)
    return [list(triplet) for triplet in sorted(found)]
