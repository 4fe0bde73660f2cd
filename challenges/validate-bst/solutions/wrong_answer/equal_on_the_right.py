"""Lets equal values pass on the right, as some search trees do."""


def is_bst(node: "TreeNode | None") -> bool:
    """Return whether the tree is a search tree that keeps equal values on the right."""
    waiting = [(node, float("-inf"), float("inf"))]
    while waiting:
        node, lower, upper = waiting.pop()
        if node is None:
            continue
        if not lower <= node.val < upper:
            return False
        waiting += [(node.left, lower, node.val), (node.right, node.val, upper)]
    return True
