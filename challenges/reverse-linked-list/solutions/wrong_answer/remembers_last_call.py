"""Builds the result in a global name, so a second list ends with the nodes of the first."""

reversed_head = None


def reverse_linked_list(head: "Node | None") -> "Node | None":
    """Put the nodes of the list in front of all that were reversed before."""
    global reversed_head
    while head is not None:
        head.next, reversed_head, head = reversed_head, head, head.next
    return reversed_head
