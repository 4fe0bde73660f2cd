"""Ends the outer loop one position early, so the last three numbers are never a triplet."""


def three_sum(nums: list[int]) -> list[list[int]]:
    """Return all triplets but the one of the three largest numbers."""
    ordered = sorted(nums)
    found = set()
    for i in range(len(ordered) - 3):
        left, right = i + 1, len(ordered) - 1
        while left < right:
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
