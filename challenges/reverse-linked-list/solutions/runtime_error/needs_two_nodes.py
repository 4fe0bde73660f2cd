"""Begins with the second and the third node: AttributeError on a list of one."""


def reverse_linked_list(head: "Node | None") -> "Node | None":
    """Reverse the list that begins with head, in place, and return its new first node."""
    if head is None:
        return None
    previous, current = head, head.next
    following = current.next
    previous.next = None
    while following is not None:
        current.next = previous
        previous, current, following = current, following, following.next
    current.next = previous
    return current
