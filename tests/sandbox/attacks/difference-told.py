def items(n):
    return [0, 1, 2, 4]
