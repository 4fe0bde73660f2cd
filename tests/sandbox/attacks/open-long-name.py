def items(n):
    return open('x' * 5000).read()
