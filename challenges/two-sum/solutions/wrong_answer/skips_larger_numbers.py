"""Passes over numbers that are greater than the target, which negative ones can make up for."""


def two_sum(nums: list[int], target: int) -> list[int]:
    """Return the positions of the first two numbers that add up to target, or []."""
    positions: dict[int, int] = {}
    for j, number in enumerate(nums):
        if number > target:
            continue
        if target - number in positions:
            return [positions[target - number], j]
        positions.setdefault(number, j)
    return []
