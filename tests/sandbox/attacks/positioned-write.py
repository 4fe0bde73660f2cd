def items(n):
    import os
    os.pwrite(3, b'x', 0)
