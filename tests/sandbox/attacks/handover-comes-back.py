def items(n):
    import os
    for _ in range(100):
        try:
            os.dup2(1, 63)
        except OSError:
            pass
    return list(range(n))
