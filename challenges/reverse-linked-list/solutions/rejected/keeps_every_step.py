"""Keeps the order of the nodes after each step, to be able to show how it went."""


def reverse_linked_list(head: "Node | None") -> "Node | None":
    """Reverse the list that begins with head, in place, and return its new first node."""
    steps = []
    previous = None
    while head is not None:
        head.next, previous, head = previous, head, head.next
        steps.append([previous] + (steps[-1] if steps else []))
    return previous
