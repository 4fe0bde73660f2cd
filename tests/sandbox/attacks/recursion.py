def items(n):
    return items(n)
