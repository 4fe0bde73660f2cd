def items(n):
    a = 1
    while True: a <<= 8 * 1000000
