def items(n):
    import os
    os.write(1, b'\xe2\x82')
    return list(range(n))
