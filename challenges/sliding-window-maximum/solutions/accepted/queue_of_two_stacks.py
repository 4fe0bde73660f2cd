"""A queue made of two stacks, each of which knows the maximum of what is in it."""


def max_sliding_window(nums: list[int], k: int) -> list[int]:
    """Return the maximum of every k neighbouring elements of nums, from left to right."""
    if not 1 <= k <= len(nums):
        raise ValueError(f"a window of {k} in a list of {len(nums)}")
    outgoing: list[int] = []  # maxima of what is left of the older part, the oldest on top
    incoming: list[int] = []
    incoming_maximum = nums[0]
    maxima = []
    for i, number in enumerate(nums):
        incoming_maximum = max(incoming_maximum, number) if incoming else number
        incoming.append(number)
        if i >= k - 1:
            if not outgoing:
                while incoming:
                    newest = incoming.pop()
                    outgoing.append(max(newest, outgoing[-1]) if outgoing else newest)
                maxima.append(outgoing.pop())
            else:
                maxima.append(max(outgoing.pop(), incoming_maximum))
    return maxima
