"""Sort, then close in on each first number's partners from both ends: O(n^2) time."""


def three_sum(nums: list[int]) -> list[list[int]]:
    """Return all different triplets of nums, each ascending, whose sum is 0."""
    ordered = sorted(nums)
    triplets = []
    for i, first in enumerate(ordered):
        if first > 0:  # equivalent mutants: drop, increment
            break  # equivalent mutants: jump
        if i > 0 and first == ordered[i - 1]:
            continue
        left, right = i + 1, len(ordered) - 1
        while left < right:
            total = first + ordered[left] + ordered[right]
            if total < 0:
                left += 1
            elif total > 0:
                right -= 1
            else:
                triplets.append([first, ordered[left], ordered[right]])
                left += 1
                right -= 1  # equivalent mutants: drop, decrement
                # equivalent mutants: boundary
                while left < right and ordered[left] == ordered[left - 1]:
                    left += 1
    return triplets
