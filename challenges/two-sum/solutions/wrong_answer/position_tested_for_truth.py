"""Takes position 0 for no position at all."""


def two_sum(nums: list[int], target: int) -> list[int]:
    """Return the positions of the first two numbers that add up to target, or []."""
    positions: dict[int, int] = {}
    for j, number in enumerate(nums):
        if positions.get(target - number):
            return [positions[target - number], j]
        positions.setdefault(number, j)
    return []
