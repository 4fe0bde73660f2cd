def items(n):
    raise ValueError('x' * (40 << 20))
