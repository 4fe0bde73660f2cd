def items(n):
    return open('../../../../../etc/passwd').read()
