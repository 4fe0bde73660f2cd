"""Sorts the positions by number and closes in from both ends, keeping the best pair."""


def two_sum(nums: list[int], target: int) -> list[int]:
    """Return the positions of the first two numbers that add up to target, or []."""
    order = sorted(range(len(nums)), key=nums.__getitem__)
    best = None
    low, high = 0, len(order) - 1
    while low < high:
        total = nums[order[low]] + nums[order[high]]
        if total < target:
            low += 1
        elif total > target:
            high -= 1
        elif nums[order[low]] == nums[order[high]]:
            pair = (order[low + 1], order[low])
            best = min(best or pair, pair)
            break
        else:
            first, last = high, low
            while nums[order[first - 1]] == nums[order[high]]:
                first -= 1
            while nums[order[last + 1]] == nums[order[low]]:
                last += 1
            pair = max(order[low], order[first]), min(order[low], order[first])
            best = min(best or pair, pair)
            low, high = last + 1, first - 1
    return [best[1], best[0]] if best else []
