def items(n):
    for _ in range(5):
        block = bytearray(40 << 20)
        block[::4096] = b'x' * len(block[::4096])
        del block
    return list(range(n))
