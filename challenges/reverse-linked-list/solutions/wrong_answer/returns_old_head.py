"""Reverses the links but returns the former head, which is the last node now."""


def reverse_linked_list(head: "Node | None") -> "Node | None":
    """Reverse the list that begins with head, and return the wrong end of it."""
    previous = None
    current = head
    while current is not None:
        following = current.next
        current.next = previous
        previous, current = current, following
    return head
