"""Searches the list of triplets before adding one: O(n^2) matches times all that was found."""


def three_sum(nums: list[int]) -> list[list[int]]:
    """Return all different triplets of nums, each ascending, whose sum is 0."""
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
                triplet = [ordered[i], ordered[left], ordered[right]]
                if triplet not in triplets:
                    triplets.append(triplet)
                left += 1
                right -= 1
    return triplets
