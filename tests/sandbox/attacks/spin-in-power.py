def items(n):
    return 10 ** 10 ** 8
