def items(n):
    found = []
    return [found[i] for i in range(n)]
