"""Asks for head.next before it knows that there is a head: AttributeError on None."""


def detect_cycle(head: "ListNode | None") -> "ListNode | None":
    """Return the node at which the cycle of the list begins; fails on the empty list."""
    slow = fast = head
    while fast.next is not None and fast.next.next is not None:
        slow = slow.next
        fast = fast.next.next
        if slow is fast:
            slow = head
            while slow is not fast:
                slow = slow.next
                fast = fast.next
            return slow
    return None
