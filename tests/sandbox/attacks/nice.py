def items(n):
    import os
    os.nice(-20)
