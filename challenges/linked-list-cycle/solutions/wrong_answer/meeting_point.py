"""Returns the node where the two pointers meet, which is seldom the first of the cycle."""


def detect_cycle(head: "ListNode | None") -> "ListNode | None":
    """Return some node of the cycle."""
    slow = fast = head
    while fast is not None and fast.next is not None:
        slow = slow.next
        fast = fast.next.next
        if slow is fast:
            return slow
    return None
