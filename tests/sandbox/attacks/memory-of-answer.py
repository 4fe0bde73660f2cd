def items(n):
    return [bytes(1000) for _ in range(40000)]
