"""Bounds by recursion, on a stack that is allowed to get as deep as it must."""

import sys
from math import inf

sys.setrecursionlimit(100000)


def is_bst(node: "TreeNode | None", lower: float = -inf, upper: float = inf) -> bool:
    """Return whether the tree is a search tree with all its values between lower and upper."""
    if node is None:
        return True
    if node.val <= lower or node.val >= upper:
        return False
    return is_bst(node.left, lower, node.val) and is_bst(node.right, node.val, upper)
