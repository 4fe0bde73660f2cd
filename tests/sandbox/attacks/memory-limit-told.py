def items(n):
    found = []
    found += [0] * (1 << 24)
    return found
