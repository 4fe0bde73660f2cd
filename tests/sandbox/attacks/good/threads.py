def items(n):
    return list(range(n))
