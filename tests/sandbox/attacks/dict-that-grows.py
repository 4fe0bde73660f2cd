def items(n):
    a = {}
    while True: a[len(a)] = a
