"""Raises the limit of recursion instead of doing without: a call on the stack for each node."""

import sys

sys.setrecursionlimit(300_000)


def reverse_linked_list(head):
    """Reverse the linked list in place and return its new first node."""
    if head is None or head.next is None:
        return head
    first = reverse_linked_list(head.next)
    head.next.next = head
    head.next = None
    return first
