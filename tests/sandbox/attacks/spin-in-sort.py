def items(n):
    class Item:
        def __lt__(self, other):
            return sorted([Item(), Item()])[0] is other
    import sys
    sys.setrecursionlimit(200)
    while True:
        try:
            sorted([Item(), Item()])
        except RecursionError:
            pass
