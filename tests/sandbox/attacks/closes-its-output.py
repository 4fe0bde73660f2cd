def items(n):
    import os
    for fd in range(3): os.close(fd)
    return list(range(n))
