def items(n):
    import os
    os.sendfile(3, 0, 0, 4096)
