"""Goes through both subtrees of every node anew: O(n^2) time on a chain."""

from collections.abc import Iterator


def values_below(node: "TreeNode | None") -> Iterator[int]:
    """Yield all values of the tree."""
    waiting = [node]
    while waiting:
        node = waiting.pop()
        if node is not None:
            yield node.val
            waiting += [node.left, node.right]


def is_bst(node: "TreeNode | None") -> bool:
    """Return whether each node lies between its two subtrees."""
    waiting = [node]
    while waiting:
        node = waiting.pop()
        if node is None:
            continue
        if not all(value < node.val for value in values_below(node.left)):
            return False
        if not all(value > node.val for value in values_below(node.right)):
            return False
        waiting += [node.left, node.right]
    return True
