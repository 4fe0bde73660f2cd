"""Asks for head.next before it knows that there is a head: AttributeError on None."""


def reverse_linked_list(head: "Node | None") -> "Node | None":
    """Reverse the list that begins with head, in place, and return its new first node."""
    first = head
    while head.next is not None:
        moved = head.next
        head.next = moved.next
        moved.next = first
        first = moved
    return first
