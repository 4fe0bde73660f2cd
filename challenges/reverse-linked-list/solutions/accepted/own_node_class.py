"""Defines the class of the nodes itself, and pops from one list to push on the other."""


class Node:
    """A node with room for nothing but data and next."""

    __slots__ = ("data", "next")

    def __init__(self, data: object) -> None:
        self.data = data
        self.next: "Node | None" = None


def reverse_linked_list(head: "Node | None") -> "Node | None":
    """Reverse the list that begins with head, in place, and return its new first node."""
    reversed_head = None
    while head is not None:
        node, head = head, head.next
        node.next = reversed_head
        reversed_head = node
    return reversed_head
