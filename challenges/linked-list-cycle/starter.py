"""Find the start of a cycle in a linked list.

The class of the nodes is there already:

    class ListNode:
        def __init__(self, val=0, next=None):
            self.val = val
            self.next = next
"""


def detect_cycle(head: "ListNode | None") -> "ListNode | None":
    """Return the node at which the cycle of the list begins, or None if the list ends."""
    raise NotImplementedError
