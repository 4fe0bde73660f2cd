def items(n):
    import os
    os.dup2(1, 3)
