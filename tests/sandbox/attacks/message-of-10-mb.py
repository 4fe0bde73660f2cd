def items(n):
    raise ValueError('x' * 10000000)
