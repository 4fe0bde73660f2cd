def items(n):
    import os
    os.memfd_create('x')
