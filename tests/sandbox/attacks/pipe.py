def items(n):
    import os
    os.pipe()
