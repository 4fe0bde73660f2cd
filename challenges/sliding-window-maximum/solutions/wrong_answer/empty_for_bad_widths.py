"""Returns [] where there is no window."""

from collections import deque


def max_sliding_window(nums: list[int], k: int) -> list[int]:
    """Return the maximum of every k neighbouring elements of nums, or []."""
    if not 1 <= k <= len(nums):
        return []
    candidates: deque[int] = deque()
    maxima = []
    for i, number in enumerate(nums):
        while candidates and nums[candidates[-1]] <= number:
            candidates.pop()
        candidates.append(i)
        if candidates[0] <= i - k:
            candidates.popleft()
        if i >= k - 1:
            maxima.append(nums[candidates[0]])
    return maxima
