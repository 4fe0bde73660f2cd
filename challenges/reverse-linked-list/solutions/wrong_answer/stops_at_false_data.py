"""Takes data that is false (0, "", None) for the end of the list."""


def reverse_linked_list(head: "Node | None") -> "Node | None":
    """Reverse the list up to the first node whose data is false."""
    previous = None
    while head and head.data:
        head.next, previous, head = previous, head, head.next
    return previous
