"""Overwrites next before it has saved it, so all nodes after the first are lost."""


def reverse_linked_list(head: "Node | None") -> "Node | None":
    """Return the first node alone."""
    previous = None
    current = head
    while current is not None:
        current.next = previous
        previous = current
        current = current.next
    return previous
