"""A deque of the positions that may still be a maximum, with falling values: O(n) time."""

from collections import deque


def max_sliding_window(nums: list[int], k: int) -> list[int]:
    """Return the maximum of every k neighbouring elements of nums, from left to right."""
    if not 1 <= k <= len(nums):
        raise ValueError(f"a window of {k} in a list of {len(nums)}")
    candidates: deque[int] = deque()
    maxima = []
    for i, number in enumerate(nums):
        # Of equal numbers the later one is enough, but the earlier one does no harm.
        while candidates and nums[candidates[-1]] <= number:  # equivalent mutants: boundary
            candidates.pop()
        candidates.append(i)
        if candidates[0] <= i - k:
            candidates.popleft()
        if i >= k - 1:
            maxima.append(nums[candidates[0]])
    return maxima
