def items(n):
    import struct
    return struct.pack('1000000000x')
