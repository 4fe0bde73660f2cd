# coding: no-such-thing
def items(n):
    return list(range(n))
