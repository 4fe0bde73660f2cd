def items(n):
    return len([bytes(1000) for _ in range(60000)])
