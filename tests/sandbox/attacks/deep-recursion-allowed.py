import sys

sys.setrecursionlimit(50000)


def depth(n):
    return 0 if n == 0 else 1 + depth(n - 1)


def items(n):
    assert depth(900) == 900 and depth(20000) == 20000
    return list(range(n))
