"""Takes sys.maxsize for a number that no value reaches."""

import sys


def is_bst(node: "TreeNode | None") -> bool:
    """Return whether the tree is a search tree of 64-bit values."""
    waiting = [(node, -sys.maxsize - 1, sys.maxsize)]
    while waiting:
        node, lower, upper = waiting.pop()
        if node is None:
            continue
        if not lower < node.val < upper:
            return False
        waiting += [(node.left, lower, node.val), (node.right, node.val, upper)]
    return True
