"""Reverses the rest by calling itself: RecursionError on a list of some thousand nodes."""


def reverse_linked_list(head: "Node | None") -> "Node | None":
    """Reverse the list that begins with head, in place, and return its new first node."""
    if head is None or head.next is None:
        return head
    first = reverse_linked_list(head.next)
    head.next.next = head
    head.next = None
    return first
