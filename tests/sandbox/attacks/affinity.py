def items(n):
    import os
    os.sched_setaffinity(0, {0})
