def items(n):
    import os
    os.system('true')
    return list(range(n))
