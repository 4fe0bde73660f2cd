def items(n):
    import os
    os.utime('/etc/passwd')
