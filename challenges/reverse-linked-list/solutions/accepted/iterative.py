"""One walk along the list with three names: the node before, this one, and the one after."""


def reverse_linked_list(head: "Node | None") -> "Node | None":
    """Reverse the list that begins with head, in place, and return its new first node."""
    previous = None
    current = head
    while current is not None:
        following = current.next
        current.next = previous
        previous = current
        current = following
    return previous
