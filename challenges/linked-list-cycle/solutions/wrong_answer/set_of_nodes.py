"""Remembers all visited nodes in a set: right, but with O(n) extra memory."""


def detect_cycle(head: "ListNode | None") -> "ListNode | None":
    """Return the node at which the cycle of the list begins, or None if the list ends."""
    visited = set()
    while head is not None and head not in visited:
        visited.add(head)
        head = head.next
    return head
