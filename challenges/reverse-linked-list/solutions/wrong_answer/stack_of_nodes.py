"""Puts all nodes on a stack and links them as they come off: extra memory for each of them."""


def reverse_linked_list(head):
    """Reverse the linked list in place and return its new first node."""
    stack = []
    while head is not None:
        stack.append(head)
        head = head.next
    if not stack:
        return None
    first = last = stack.pop()
    while stack:
        last.next = stack.pop()
        last = last.next
    last.next = None
    return first
