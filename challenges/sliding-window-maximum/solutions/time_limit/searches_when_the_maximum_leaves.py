"""Keeps the maximum, and looks through the window only when it leaves: O(n * k) at worst."""


def max_sliding_window(nums: list[int], k: int) -> list[int]:
    """Return the maximum of every k neighbouring elements of nums, from left to right."""
    if not 1 <= k <= len(nums):
        raise ValueError(f"a window of {k} in a list of {len(nums)}")
    maxima = [max(nums[:k])]
    for i in range(k, len(nums)):
        if nums[i] >= maxima[-1]:
            maxima.append(nums[i])
        elif nums[i - k] < maxima[-1]:
            maxima.append(maxima[-1])
        else:
            maxima.append(max(nums[i - k + 1:i + 1]))
    return maxima
