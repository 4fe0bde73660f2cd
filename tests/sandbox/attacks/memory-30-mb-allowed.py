def items(n):
    return list(range(n)) if bytearray(30 << 20) else 0
