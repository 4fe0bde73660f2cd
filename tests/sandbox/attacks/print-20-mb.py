def items(n):
    print('x' * 20000000)
    return list(range(n))
