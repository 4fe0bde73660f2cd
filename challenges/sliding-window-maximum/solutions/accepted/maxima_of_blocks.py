"""Cuts the list into blocks of k; a window is the end of one block and the start of the next."""

from itertools import accumulate


def max_sliding_window(nums: list[int], k: int) -> list[int]:
    """Return the maximum of every k neighbouring elements of nums, from left to right."""
    if not 1 <= k <= len(nums):
        raise ValueError(f"a window of {k} in a list of {len(nums)}")
    from_left: list[int] = []
    from_right: list[int] = []
    for start in range(0, len(nums), k):
        block = nums[start:start + k]
        from_left += accumulate(block, max)
        from_right += reversed(list(accumulate(reversed(block), max)))
    return [max(pair) for pair in zip(from_right, from_left[k - 1:])]
