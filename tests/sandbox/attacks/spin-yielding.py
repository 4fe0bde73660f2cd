def items(n):
    import os
    while True:
        os.getpid()
        try:
            os.sched_yield()
        except OSError:
            pass
