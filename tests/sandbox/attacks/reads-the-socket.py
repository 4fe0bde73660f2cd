def items(n):
    import os
    os.read(3, 100000)
