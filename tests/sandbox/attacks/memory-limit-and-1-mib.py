def items(n):
    return len(bytes(49 << 20))
