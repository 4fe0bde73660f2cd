def items(n):
    import os
    os.mkdir('/tmp/x')
