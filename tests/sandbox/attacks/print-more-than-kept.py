def items(n):
    print('x' * 20000)
    return list(range(n))
