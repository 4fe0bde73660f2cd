def items(n):
    import ctypes
    ctypes.CDLL(None).getppid()
