import sys


def items(n):
    found = hasattr(sys, "left")
    sys.left = [bytearray(1 << 20) for _ in range(20)]
    return list(range(n)) if not found else found
