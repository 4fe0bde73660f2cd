def items(n):
    import os
    os.chdir('/')
