"""Knows the last node by its data, so an equal value before it ends the walk too early."""


def reverse_linked_list(head: "Node | None") -> "Node | None":
    """Reverse the list up to the first node that looks like the last one."""
    last = head
    while last is not None and last.next is not None:
        last = last.next
    previous = None
    while head is not None:
        following = None if head.data == last.data else head.next
        head.next = previous
        previous, head = head, following
    return previous
