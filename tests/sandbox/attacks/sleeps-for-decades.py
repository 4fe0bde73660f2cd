def items(n):
    import time
    time.sleep(2 ** 31)
