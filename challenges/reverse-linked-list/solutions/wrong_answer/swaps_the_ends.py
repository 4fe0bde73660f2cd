"""Swaps the first node with the last one and leaves all between them in their order."""


def reverse_linked_list(head: "Node | None") -> "Node | None":
    """Reverse lists of three nodes at most."""
    if head is None or head.next is None:
        return head
    before_last = head
    while before_last.next.next is not None:
        before_last = before_last.next
    last = before_last.next
    if before_last is head:
        last.next = head
    else:
        last.next = head.next
        before_last.next = head
    head.next = None
    return last
