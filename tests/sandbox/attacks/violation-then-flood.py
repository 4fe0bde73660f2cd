import os


def items(n):
    try:
        os.fork()
    except OSError:
        while True:
            print("x" * 1000)
