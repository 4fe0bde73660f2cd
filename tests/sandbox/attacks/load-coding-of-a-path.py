# coding: ../../etc/passwd
def items(n):
    return list(range(n))
