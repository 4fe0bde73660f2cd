import os


def items(n):
    while True:
        os.write(3, b"A" * 65536)
