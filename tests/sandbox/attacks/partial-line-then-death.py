def items(n):
    import os
    os.write(1, b'half a li')
    os._exit(3)
