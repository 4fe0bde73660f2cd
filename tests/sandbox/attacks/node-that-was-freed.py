import gc


def reverse(head):
    values = []
    while head:
        values.append(head.val)
        head = head.next
    gc.collect()
    new = None
    for value in values:
        new = ListNode(value, new)
    return new
