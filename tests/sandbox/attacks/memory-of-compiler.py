def items(n):
    return compile('x = 1 + 2 * y\n' * 400000, 'x', 'exec')
