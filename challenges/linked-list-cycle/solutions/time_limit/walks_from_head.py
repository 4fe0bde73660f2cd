"""Counts for each node the steps from head to where it stands first: O(n^2) time."""


def detect_cycle(head: "ListNode | None") -> "ListNode | None":
    """Return the node at which the cycle of the list begins, or None if the list ends."""
    node = head
    steps = 0
    while node is not None:
        earlier = head
        for _ in range(steps):
            if earlier is node:
                return node
            earlier = earlier.next
        node = node.next
        steps += 1
    return None
