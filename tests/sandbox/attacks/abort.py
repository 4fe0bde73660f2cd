def items(n):
    import os
    os.abort()
