def items(n):
    import sys
    sys.setrecursionlimit(30)
    return [0, 1, 2, 3]
