"""Collects the triplets in a default argument, so a second call returns the first one's too."""


def three_sum(nums: list[int], triplets: list[list[int]] = []) -> list[list[int]]:
    """Return the triplets of all calls so far."""
    ordered = sorted(nums)
    for i, first in enumerate(ordered):
        passed = set()
        for third in ordered[i + 1:]:
            second = -first - third
            if second in passed and [first, second, third] not in triplets:
                triplets.append([first, second, third])
            passed.add(third)
    return triplets
