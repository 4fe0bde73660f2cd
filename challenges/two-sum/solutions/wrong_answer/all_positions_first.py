"""Builds the dict first, so that it knows only the last one of equal numbers."""


def two_sum(nums: list[int], target: int) -> list[int]:
    """Return the positions of the first two numbers that add up to target, or []."""
    positions = {number: i for i, number in enumerate(nums)}
    for i, number in enumerate(nums):
        j = positions.get(target - number, i)
        if j != i:
            return [i, j]
    return []
