def reverse(head):
    new = None
    while head:
        head.next, new, head = new, head, head.next
    return new
