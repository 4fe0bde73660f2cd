def items(n):
    return list(range(int(input())))
