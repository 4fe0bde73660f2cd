"""Walks to the last node again for each one that it moves: O(n^2) time."""


def reverse_linked_list(head: "Node | None") -> "Node | None":
    """Reverse the list that begins with head, in place, and return its new first node."""
    if head is None:
        return None
    first = tail = None
    while head.next is not None:
        before_last = head
        while before_last.next.next is not None:
            before_last = before_last.next
        last, before_last.next = before_last.next, None
        if tail is None:
            first = last
        else:
            tail.next = last
        tail = last
    if tail is None:
        return head
    tail.next = head
    return first
