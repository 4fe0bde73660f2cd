def items(n):
    a = []
    while True: a.append(1.5)
