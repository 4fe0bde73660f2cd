"""Stores a number before it looks for the partner, so half of the target finds itself."""


def two_sum(nums: list[int], target: int) -> list[int]:
    """Return the positions of the first two numbers that add up to target, or []."""
    positions: dict[int, int] = {}
    for j, number in enumerate(nums):
        positions.setdefault(number, j)
        if target - number in positions:
            return [positions[target - number], j]
    return []
