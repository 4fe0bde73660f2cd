def items(n):
    block = bytearray(46 << 20)
    block[::4096] = b'x' * len(block[::4096])
    return list(range(n))
