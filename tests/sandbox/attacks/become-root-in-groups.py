def items(n):
    import os
    os.setgroups([0])
