"""Reverse a singly linked list.

The class of the nodes is there already:

    class Node:
        def __init__(self, data):
            self.data = data
            self.next = None
"""


def reverse_linked_list(head: "Node | None") -> "Node | None":
    """Reverse the list that begins with head, in place, and return its new first node."""
    raise NotImplementedError
