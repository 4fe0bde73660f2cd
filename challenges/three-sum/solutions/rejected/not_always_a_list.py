"""Returns None where nothing matches (WA), and fails without a negative number (ValueError)."""


def three_sum(nums: list[int]) -> list[list[int]] | None:
    """Return the different triplets of nums, or None where there is none."""
    if len(nums) < 3:
        return []
    lowest = min(number for number in nums if number < 0)
    found = set()
    ordered = sorted(nums)
    for i in range(len(ordered) - 2):
        passed = set()
        for third in ordered[i + 1:]:
            second = -ordered[i] - third
            if lowest <= ordered[i] and second in passed:
                found.add((ordered[i], second, third))
            passed.add(third)
    return [list(triplet) for triplet in sorted(found)] or None
