"""Returns a list of the values where the first node is asked for."""


def reverse_linked_list(head: "Node | None") -> "Node | None":
    """Return the values from last to first."""
    if head is None:
        return None
    values = []
    while head is not None:
        values.insert(0, head.data)
        head = head.next
    return values
