"""Fails on the empty list (AttributeError), and elsewhere leaves a cycle (WA)."""


def reverse_linked_list(head: "Node | None") -> "Node | None":
    """Reverse all links but the first one, if there is a first one."""
    previous, current = head, head.next
    while current is not None:
        current.next, previous, current = previous, current, current.next
    return previous
