def items(n):
    return [0] * 10**9
