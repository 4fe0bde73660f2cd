"""Takes the pair with the smallest first position, not with the smallest second one."""


def two_sum(nums: list[int], target: int) -> list[int]:
    """Return the positions of the first two numbers that add up to target, or []."""
    places: dict[int, list[int]] = {}
    for i, number in enumerate(nums):
        places.setdefault(number, []).append(i)
    for i, number in enumerate(nums):
        for j in places.get(target - number, [])[:2]:
            if j > i:
                return [i, j]
    return []
