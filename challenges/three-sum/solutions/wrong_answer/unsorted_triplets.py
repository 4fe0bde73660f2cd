"""Tells triplets apart by their sorted values but returns each as it stood in nums."""


def three_sum(nums: list[int]) -> list[list[int]]:
    """Return all different triplets, each in the order of nums."""
    found = {}
    for i, first in enumerate(nums):
        passed = set()
        for third in nums[i + 1:]:
            second = -first - third
            if second in passed:
                found.setdefault(tuple(sorted((first, second, third))), [first, second, third])
            passed.add(third)
    return list(found.values())
