def items(n):
    bytearray(1 << 46)
