def items(n):
    import os
    return os.statvfs('/')
