"""Lets equal values pass on the left."""


def is_bst(node: "TreeNode | None") -> bool:
    """Return whether the values ascend, some of them perhaps equal."""
    ancestors, before = [], None
    while node or ancestors:
        while node:
            ancestors.append(node)
            node = node.left
        node = ancestors.pop()
        if before is not None and node.val < before:
            return False
        before, node = node.val, node.right
    return True
