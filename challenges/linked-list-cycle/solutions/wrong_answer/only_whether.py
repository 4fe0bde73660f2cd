"""Says whether there is a cycle, but not where it begins."""


def detect_cycle(head: "ListNode | None") -> "ListNode | None":
    """Return True if the list has a cycle."""
    slow = fast = head
    while fast is not None and fast.next is not None:
        slow = slow.next
        fast = fast.next.next
        if slow is fast:
            return True
    return None
