"""Marks the visited nodes with an attribute and takes the marks away at the end."""


def detect_cycle(head: "ListNode | None") -> "ListNode | None":
    """Return the first node that has a mark already, or None if the list ends."""
    node = head
    while node is not None and not hasattr(node, "visited"):
        node.visited = True
        node = node.next
    while head is not None and hasattr(head, "visited"):
        del head.visited
        head = head.next
    return node
