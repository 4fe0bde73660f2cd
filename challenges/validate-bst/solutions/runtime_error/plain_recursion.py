"""Calls itself for each subtree: RecursionError on a long chain."""

from math import inf


def is_bst(node: "TreeNode | None", lower: float = -inf, upper: float = inf) -> bool:
    """Return whether the tree is a search tree; fails if it is deep."""
    if node is None:
        return True
    if not lower < node.val < upper:
        return False
    return is_bst(node.left, lower, node.val) and is_bst(node.right, node.val, upper)
