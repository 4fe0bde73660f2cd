"""Skips equal first numbers but not equal second ones: only those triplets come twice."""


def three_sum(nums: list[int]) -> list[list[int]]:
    """Return triplets that sum to 0, some of them repeated."""
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
                left += 1
                right -= 1
    return triplets
