def items(n):
    block = b'x' * (80 << 20)
    return list(range(n))
