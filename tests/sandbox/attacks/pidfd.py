def items(n):
    import os
    os.pidfd_open(1)
