"""Asks the list where the partner stands without knowing that it does: ValueError."""


def two_sum(nums: list[int], target: int) -> list[int]:
    """Return the positions of the first two numbers that add up to target, or []."""
    for j, number in enumerate(nums):
        i = nums.index(target - number)
        if i < j:
            return [i, j]
    return []
