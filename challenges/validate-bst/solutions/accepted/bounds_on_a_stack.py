"""Each node waits on a stack together with the two bounds that it must lie between."""

from math import inf


def is_bst(node: "TreeNode | None", lower: float = -inf, upper: float = inf) -> bool:
    """Return whether the tree is a search tree with all its values between lower and upper."""
    waiting = [(node, lower, upper)]
    while waiting:
        node, lower, upper = waiting.pop()
        if node is None:
            continue
        if not lower < node.val < upper:
            return False
        waiting.append((node.left, lower, node.val))
        waiting.append((node.right, node.val, upper))
    return True
