def items(n):
    return list(range(10 ** 12))
