"""Returns the positions in the sorted list."""


def two_sum(nums: list[int], target: int) -> list[int]:
    """Return the positions of the first two numbers that add up to target, or []."""
    ordered = sorted(nums)
    low, high = 0, len(ordered) - 1
    while low < high:
        total = ordered[low] + ordered[high]
        if total == target:
            return [low, high]
        if total < target:
            low += 1
        else:
            high -= 1
    return []
