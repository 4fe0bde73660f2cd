"""Triplets that sum to zero."""


def three_sum(nums: list[int]) -> list[list[int]]:
    """Return all different triplets of nums, each ascending, whose sum is 0."""
    raise NotImplementedError
