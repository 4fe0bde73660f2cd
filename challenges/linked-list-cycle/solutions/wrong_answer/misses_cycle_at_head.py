"""Takes a step before it compares, so a cycle that begins at the head is found one node late."""


def detect_cycle(head: "ListNode | None") -> "ListNode | None":
    """Return the node at which the cycle begins, unless that is the head."""
    slow = fast = head
    while fast is not None and fast.next is not None:
        slow = slow.next
        fast = fast.next.next
        if slow is fast:
            break
    else:
        return None
    slow = head
    while True:
        slow = slow.next
        fast = fast.next
        if slow is fast:
            return slow
