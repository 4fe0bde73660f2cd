"""Moves the first node behind all others by swapping neighbours, then the next: O(n^2) time."""


def reverse_linked_list(head: "Node | None") -> "Node | None":
    """Reverse the list that begins with head, in place, and return its new first node."""
    length = 0
    node = head
    while node is not None:
        length += 1
        node = node.next
    for steps in range(length - 1, 0, -1):
        moved = head
        before = None
        for _ in range(steps):
            other = moved.next
            moved.next, other.next = other.next, moved
            if before is None:
                head = other
            else:
                before.next = other
            before = other
    return head
