"""Overwrites the position of an equal number, where the smallest one counts."""


def two_sum(nums: list[int], target: int) -> list[int]:
    """Return the positions of the first two numbers that add up to target, or []."""
    positions: dict[int, int] = {}
    for j, number in enumerate(nums):
        if target - number in positions:
            return [positions[target - number], j]
        positions[number] = j
    return []
