import sys


def items(n):
    found = sys.getrecursionlimit() != 1000
    sys.setrecursionlimit(5000)
    return list(range(n)) if not found else found
