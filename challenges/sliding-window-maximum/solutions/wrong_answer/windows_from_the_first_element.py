"""Notes a maximum for each element, also before the first window is full."""

from collections import deque


def max_sliding_window(nums: list[int], k: int) -> list[int]:
    """Return the maximum of up to k elements before each position."""
    if not 1 <= k <= len(nums):
        raise ValueError(f"a window of {k} in a list of {len(nums)}")
    candidates: deque[int] = deque()
    maxima = []
    for i, number in enumerate(nums):
        while candidates and nums[candidates[-1]] <= number:
            candidates.pop()
        candidates.append(i)
        if candidates[0] <= i - k:
            candidates.popleft()
        maxima.append(nums[candidates[0]])
    return maxima
