def items(n):
    block = bytearray(400 << 20)
    return list(range(n))
