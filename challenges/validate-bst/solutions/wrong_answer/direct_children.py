"""Compares each node with its two children and with nothing else above."""


def is_bst(node: "TreeNode | None") -> bool:
    """Return whether each child stands on the right side of its parent."""
    waiting = [node]
    while waiting:
        node = waiting.pop()
        if node is None:
            continue
        if node.left is not None and node.left.val >= node.val:
            return False
        if node.right is not None and node.right.val <= node.val:
            return False
        waiting += [node.left, node.right]
    return True
