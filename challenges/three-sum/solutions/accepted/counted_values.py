"""Count the numbers, then pair the different values, mindful of how often each is there."""

from collections import Counter


def three_sum(nums: list[int]) -> list[list[int]]:
    """Return all different triplets of nums, each ascending, whose sum is 0."""
    counts = Counter(nums)
    values = sorted(counts)
    triplets = []
    for i, first in enumerate(values):
        if first > 0:
            break
        for second in values[i:]:
            third = -first - second
            if third < second:
                break
            if third in counts:
                triplet = [first, second, third]
                if all(counts[value] >= triplet.count(value) for value in triplet):
                    triplets.append(triplet)
    return triplets
