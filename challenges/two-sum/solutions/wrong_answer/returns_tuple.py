"""Returns a tuple where a list is asked for."""


def two_sum(nums: list[int], target: int) -> tuple[int, ...]:
    """Return the positions of the first two numbers that add up to target, or []."""
    positions: dict[int, int] = {}
    for j, number in enumerate(nums):
        if target - number in positions:
            return positions[target - number], j
        positions.setdefault(number, j)
    return ()
