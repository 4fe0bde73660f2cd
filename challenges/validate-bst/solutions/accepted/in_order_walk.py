"""Walks from the smallest value to the greatest; each must be greater than the one before."""

from math import inf


def is_bst(node: "TreeNode | None", lower: float = -inf, upper: float = inf) -> bool:
    """Return whether the tree is a search tree with all its values between lower and upper."""
    ancestors = []
    while node or ancestors:
        while node:
            ancestors.append(node)
            node = node.left
        node = ancestors.pop()
        if node.val <= lower:
            return False
        lower = node.val
        node = node.right
    return lower < upper
