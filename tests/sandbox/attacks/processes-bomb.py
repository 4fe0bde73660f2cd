import os

reading, writing = os.pipe()


def items(n):
    while True:
        if os.fork() == 0:
            os.read(reading, 1)
