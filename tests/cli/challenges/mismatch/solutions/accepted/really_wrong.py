def identity(n):
    return n + 1
