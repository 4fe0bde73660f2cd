def items(n):
    class Link:
        __slots__ = ('next',)
    head = None
    for _ in range(300000):
        link = Link()
        link.next, head = head, link
    del head, link
    return list(range(n))
