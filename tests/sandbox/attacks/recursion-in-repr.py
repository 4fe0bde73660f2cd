def items(n):
    import sys
    sys.setrecursionlimit(10 ** 6)
    deep = []
    for _ in range(10 ** 6):
        deep = [deep]
    return repr(deep)
