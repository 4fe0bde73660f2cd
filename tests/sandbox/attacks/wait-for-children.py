def items(n):
    import os
    return os.waitpid(-1, os.WNOHANG)
