"""Begins each window with 0 as the greatest number so far."""


def max_sliding_window(nums: list[int], k: int) -> list[int]:
    """Return the maximum of 0 and every k neighbouring elements of nums."""
    if not 1 <= k <= len(nums):
        raise ValueError(f"a window of {k} in a list of {len(nums)}")
    maxima = []
    for start in range(len(nums) - k + 1):
        greatest = 0
        for i in range(start, start + k):
            if nums[i] > greatest:
                greatest = nums[i]
        maxima.append(greatest)
    return maxima
