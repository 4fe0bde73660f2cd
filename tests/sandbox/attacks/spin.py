def items(n):
    while True: pass
