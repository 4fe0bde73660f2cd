"""Ends one node too early, so that the last node is not in the result: off by one."""


def reverse_linked_list(head: "Node | None") -> "Node | None":
    """Reverse all nodes but the last."""
    if head is None or head.next is None:
        return head
    previous = None
    while head.next is not None:
        head.next, previous, head = previous, head, head.next
    return previous
