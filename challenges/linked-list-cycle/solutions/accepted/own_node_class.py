"""Defines its own nodes, has the guide's spelling of the name, and compares with ==."""


class ListNode:
    """A node with room for nothing but val and next."""

    __slots__ = ("val", "next")

    def __init__(self, val: object) -> None:
        self.val = val
        self.next: "ListNode | None" = None


def detectCycle(head: "ListNode | None") -> "ListNode | None":
    """Return the node at which the cycle of the list begins, or None if the list ends."""
    tortoise, hare = head, head
    while hare and hare.next:
        tortoise, hare = tortoise.next, hare.next.next
        if tortoise == hare:
            while head != tortoise:
                head, tortoise = head.next, tortoise.next
            return head
    return None
