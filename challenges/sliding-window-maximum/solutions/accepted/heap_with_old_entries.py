"""A heap whose top is thrown away once its position has left the window: O(n log n) time."""

import heapq


def max_sliding_window(nums: list[int], k: int) -> list[int]:
    """Return the maximum of every k neighbouring elements of nums, from left to right."""
    if not 1 <= k <= len(nums):
        raise ValueError(f"a window of {k} in a list of {len(nums)}")
    heap = [(-number, i) for i, number in enumerate(nums[:k - 1])]
    heapq.heapify(heap)
    maxima = []
    for i in range(k - 1, len(nums)):
        heapq.heappush(heap, (-nums[i], i))
        while heap[0][1] <= i - k:
            heapq.heappop(heap)
        maxima.append(-heap[0][0])
    return maxima
