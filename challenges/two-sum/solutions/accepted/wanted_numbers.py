"""A dict from the number that would complete a pair to where its partner stands."""


def two_sum(nums: list[int], target: int) -> list[int]:
    """Return the positions of the first two numbers that add up to target, or []."""
    wanted = {}
    for j in range(len(nums)):
        if nums[j] in wanted:
            return [wanted[nums[j]], j]
        if target - nums[j] not in wanted:
            wanted[target - nums[j]] = j
    return []
