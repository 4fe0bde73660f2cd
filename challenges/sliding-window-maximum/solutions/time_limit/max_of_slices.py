"""Takes max() of every slice: O(n * k) time."""


def max_sliding_window(nums: list[int], k: int) -> list[int]:
    """Return the maximum of every k neighbouring elements of nums, from left to right."""
    if not 1 <= k <= len(nums):
        raise ValueError(f"a window of {k} in a list of {len(nums)}")
    return [max(nums[start:start + k]) for start in range(len(nums) - k + 1)]
