def items(n):
    while True:
        sum(range(1000))
