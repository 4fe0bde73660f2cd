import os


def items(n):
    found = os.read(0, 1) != b"" or os.write(2, b".") != 1
    os.close(0)
    os.close(2)
    return list(range(n)) if not found else found
