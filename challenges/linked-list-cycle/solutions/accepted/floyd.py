"""Two pointers meet in the cycle; from there its start is as many steps away as from head."""


def detect_cycle(head: "ListNode | None") -> "ListNode | None":
    """Return the node at which the cycle of the list begins, or None if the list ends."""
    slow = fast = head
    while fast is not None and fast.next is not None:
        slow = slow.next
        fast = fast.next.next
        if slow is fast:
            break
    else:
        return None
    slow = head
    while slow is not fast:
        slow = slow.next
        fast = fast.next
    return slow
