def items(n):
    import os
    os.kill(os.getpid(), 9)
    return list(range(n))
