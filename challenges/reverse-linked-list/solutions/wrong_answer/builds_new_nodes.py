"""Builds a second list of new nodes and leaves the one that was given as it is."""


def reverse_linked_list(head: "Node | None") -> "Node | None":
    """Return a reversed copy of the list that begins with head."""
    copy = None
    while head is not None:
        node = Node(head.data)
        node.next = copy
        copy = node
        head = head.next
    return copy
