def items(n):
    import os
    os.setns(3, 0)
