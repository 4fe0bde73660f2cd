"""Never skips equal numbers, so a triplet is listed as often as it can be formed."""


def three_sum(nums: list[int]) -> list[list[int]]:
    """Return triplets that sum to 0, repeated ones included."""
    ordered = sorted(nums)
    triplets = []
    for i in range(len(ordered) - 2):
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
