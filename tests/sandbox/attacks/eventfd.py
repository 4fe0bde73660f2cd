def items(n):
    import os
    os.eventfd(0)
