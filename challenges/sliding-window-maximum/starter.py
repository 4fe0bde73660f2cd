"""Maximum of every sliding window."""


def max_sliding_window(nums: list[int], k: int) -> list[int]:
    """Return the maximum of every k neighbouring elements of nums, from left to right."""
    raise NotImplementedError
