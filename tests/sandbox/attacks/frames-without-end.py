def items(n):
    import sys
    sys.setrecursionlimit(10**9)
    return items(n)
