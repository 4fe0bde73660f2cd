def items(n):
    import time
    time.sleep(60)
