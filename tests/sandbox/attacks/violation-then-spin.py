import os


def items(n):
    try:
        os.fork()
    except OSError:
        while True:
            pass
