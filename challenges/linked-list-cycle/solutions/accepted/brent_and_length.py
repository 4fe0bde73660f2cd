"""Brent's way to the length of the cycle; then two pointers walk that far apart."""


def cycle_length(head: "ListNode | None") -> int:
    """Return how many nodes the cycle has, or 0 if there is none."""
    power = length = 1
    resting = head
    node = head.next if head is not None else None
    while node is not resting:
        if node is None:
            return 0
        if length == power:
            resting = node
            power *= 2
            length = 0
        node = node.next
        length += 1
    return length if head is not None else 0


def detect_cycle(head: "ListNode | None") -> "ListNode | None":
    """Return the node at which the cycle of the list begins, or None if the list ends."""
    length = cycle_length(head)
    if length == 0:
        return None
    ahead = head
    for _ in range(length):
        ahead = ahead.next
    while head is not ahead:
        head = head.next
        ahead = ahead.next
    return head
