def items(n):
    import os
    os.splice(0, 1, 4096)
