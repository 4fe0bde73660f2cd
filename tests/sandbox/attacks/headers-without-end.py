import os
import struct


def items(n):
    for kind in range(256):
        for nonce in (0, 1):
            os.write(3, struct.pack("=IIQ", 0, kind, nonce))
    return list(range(n))
