def items(n):
    return eval('(' * 50000 + ')' * 50000)
