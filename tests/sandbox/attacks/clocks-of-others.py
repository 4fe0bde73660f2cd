def items(n):
    import time
    for pid in range(1, 300):
        try: time.clock_gettime(~pid << 3 | 2)
        except OSError: pass
    return list(range(n))
