def items(n):
    import sys
    sys.setrecursionlimit(10 ** 9)
    left, right = [], []
    for _ in range(400000):
        left, right = [left], [right]
    return left == right
