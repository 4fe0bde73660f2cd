"""Starts with the second node, so the former head still points to it: a cycle."""


def reverse_linked_list(head: "Node | None") -> "Node | None":
    """Reverse all links but the first one."""
    if head is None:
        return None
    previous, current = head, head.next
    while current is not None:
        following = current.next
        current.next = previous
        previous, current = current, following
    return previous
