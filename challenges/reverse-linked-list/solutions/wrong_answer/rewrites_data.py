"""Leaves the nodes where they are and writes the values into them in opposite order."""


def reverse_linked_list(head: "Node | None") -> "Node | None":
    """Reverse the values of the list, not its nodes."""
    values = []
    node = head
    while node is not None:
        values.append(node.data)
        node = node.next
    node = head
    while node is not None:
        node.data = values.pop()
        node = node.next
    return head
