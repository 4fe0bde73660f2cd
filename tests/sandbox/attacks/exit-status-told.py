import os


def items(n):
    os._exit(42)
