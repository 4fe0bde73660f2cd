"""The same walk, with the three references exchanged in one assignment."""


def reverse_linked_list(head: "Node | None") -> "Node | None":
    """Reverse the list that begins with head, in place, and return its new first node."""
    previous = None
    while head is not None:
        head.next, previous, head = previous, head, head.next
    return previous
