def items(n):
    raise ValueError('\ud800\0\x1b[31m')
