def items(n):
    import os
    os.rename('/tmp/a', '/tmp/b')
