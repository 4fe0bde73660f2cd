def items(n):
    import os
    os.unlink('/tmp/a')
