def items(n):
    import os
    os.chown('/tmp', 0, 0)
