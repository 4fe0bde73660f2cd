"""Skips equal numbers without minding the end of the list: IndexError where they are the last."""


def three_sum(nums: list[int]) -> list[list[int]]:
    """Return all different triplets of nums; fails where the largest number is repeated."""
    ordered = sorted(nums)
    triplets = []
    for i in range(len(ordered) - 2):
        if i > 0 and ordered[i] == ordered[i - 1]:
            continue
        left, right = i + 1, len(ordered) - 1
        while left < right:
            total = ordered[i] + ordered[left] + ordered[right]
            if total < 0:
                left += 1
            elif total > 0:
                right -= 1
            else:
                triplets.append([ordered[i], ordered[left], ordered[right]])
                while ordered[left] == ordered[left + 1]:
                    left += 1
                left += 1
    return triplets
