def items(n):
    while True: print('x' * 100)
