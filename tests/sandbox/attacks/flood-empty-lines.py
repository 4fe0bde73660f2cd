def items(n):
    while True:
        print()
