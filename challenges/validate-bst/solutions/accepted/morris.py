"""Finds back up by a link that is put in for a while, and taken away again: O(1) memory."""

from math import inf


def is_bst(node: "TreeNode | None", lower: float = -inf, upper: float = inf) -> bool:
    """Return whether the tree is a search tree with all its values between lower and upper."""
    result = True
    while node is not None:
        before = node.left
        while before is not None and before.right is not None and before.right is not node:
            before = before.right
        if before is not None and before.right is None:
            before.right, node = node, node.left
            continue
        if before is not None:
            before.right = None
        result = result and lower < node.val < upper
        lower, node = node.val, node.right
    return result
