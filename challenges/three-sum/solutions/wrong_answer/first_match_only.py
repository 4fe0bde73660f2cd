"""Leaves the inner loop at the first match, so each first number gives one triplet at most."""


def three_sum(nums: list[int]) -> list[list[int]]:
    """Return one triplet for each first number that has any."""
    ordered = sorted(nums)
    found = set()
    for i in range(len(ordered) - 2):
        left, right = i + 1, len(ordered) - 1
        while left < right:
            total = ordered[i] + ordered[left] + ordered[right]
            if total < 0:
                left += 1
            elif total > 0:
                right -= 1
            else:
                found.add((ordered[i], ordered[left], ordered[right]))
                break
    return [list(triplet) for triplet in sorted(found)]
