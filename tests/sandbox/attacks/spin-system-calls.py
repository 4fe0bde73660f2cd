def items(n):
    import os
    while True:
        os.getrandom(0)
