def items(n):
    import os
    os.dup(1)
