def items(n):
    try:
        bytearray(1 << 30)
    except MemoryError:
        pass
    return list(range(n))
