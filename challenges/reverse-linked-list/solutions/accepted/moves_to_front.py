"""Keeps head where it is and moves the node after it to the front, until none is left."""


def reverse_linked_list(head: "Node | None") -> "Node | None":
    """Reverse the list that begins with head, in place, and return its new first node."""
    if head is None:
        return None
    first = head
    while head.next is not None:
        moved = head.next
        head.next = moved.next
        moved.next = first
        first = moved
    return first
