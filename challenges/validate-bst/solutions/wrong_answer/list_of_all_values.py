"""Collects all values in a list before it compares: right, but with O(n) memory."""


def is_bst(node: "TreeNode | None") -> bool:
    """Return whether the list of all values is strictly ascending."""
    values, ancestors = [], []
    while node or ancestors:
        while node:
            ancestors.append(node)
            node = node.left
        node = ancestors.pop()
        values.append(node.val)
        node = node.right
    return all(left < right for left, right in zip(values, values[1:]))
