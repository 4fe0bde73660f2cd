def items(n):
    block = bytearray()
    while True:
        block.extend(bytes(1 << 20))
