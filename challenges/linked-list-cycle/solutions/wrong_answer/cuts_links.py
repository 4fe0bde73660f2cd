"""Cuts each link that it has followed, so the list is in pieces afterwards."""


def detect_cycle(head: "ListNode | None") -> "ListNode | None":
    """Return the node at which the cycle of the list begins, and leave single nodes."""
    cut = ListNode(None)
    while head is not None:
        if head.next is cut:
            return head
        head.next, head = cut, head.next
    return None
