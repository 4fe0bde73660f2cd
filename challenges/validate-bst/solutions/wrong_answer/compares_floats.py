"""Compares the values as floats, which are equal for large neighbours."""


def is_bst(node: "TreeNode | None") -> bool:
    """Return whether the tree is a search tree of values that floats can hold."""
    waiting = [(node, float("-inf"), float("inf"))]
    while waiting:
        node, lower, upper = waiting.pop()
        if node is None:
            continue
        value = float(min(max(node.val, -10 ** 300), 10 ** 300))
        if not lower < value < upper:
            return False
        waiting += [(node.left, lower, value), (node.right, value, upper)]
    return True
