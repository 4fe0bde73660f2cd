"""Is this binary tree a binary search tree?

The class of the nodes is there already:

    class TreeNode:
        def __init__(self, val=0, left=None, right=None):
            self.val = val
            self.left = left
            self.right = right
"""

from math import inf


def is_bst(node: "TreeNode | None", lower: float = -inf, upper: float = inf) -> bool:
    """Return whether the tree is a search tree with all its values between lower and upper."""
    raise NotImplementedError
