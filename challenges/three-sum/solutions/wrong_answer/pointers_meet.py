"""Lets the two pointers meet (<= for <), so one element is its own partner."""


def three_sum(nums: list[int]) -> list[list[int]]:
    """Return triplets that sum to 0, in which one element may stand twice."""
    ordered = sorted(nums)
    found = set()
    for i in range(len(ordered) - 1):
        left, right = i + 1, len(ordered) - 1
        while left <= right:
            total = ordered[i] + ordered[left] + ordered[right]
            if total < 0:
                left += 1
            elif total > 0:
                right -= 1
            else:
                found.add((ordered[i], ordered[left], ordered[right]))
                left += 1
                right -= 1
    return [list(triplet) for triplet in sorted(found)]
