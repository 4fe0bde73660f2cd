def items(n):
    a = 'x'
    while True: a += a
