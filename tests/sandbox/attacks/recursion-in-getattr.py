def items(n):
    import sys
    sys.setrecursionlimit(10 ** 9)
    class Asks:
        def __getattr__(self, name):
            return getattr(self, name + 'x')
    return Asks().x
