"""Begins the walk with -1 as the value before, which negative values don't exceed."""


def is_bst(node: "TreeNode | None") -> bool:
    """Return whether the tree is a search tree of natural numbers."""
    ancestors, before = [], -1
    while node or ancestors:
        while node:
            ancestors.append(node)
            node = node.left
        node = ancestors.pop()
        if node.val <= before:
            return False
        before, node = node.val, node.right
    return True
