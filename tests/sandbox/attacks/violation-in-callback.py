import os


def key(i):
    return os.fork()


def items(n):
    return sorted(range(n), key=key)
