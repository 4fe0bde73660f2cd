import ctypes
import os


def items(n):
    if os.fork() == 0:
        ctypes.CDLL(None).ptrace(0, 0, 0, 0)
        os._exit(0)
    os.wait()
    return list(range(n))
