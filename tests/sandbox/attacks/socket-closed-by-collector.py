def items(n):
    open(3, "rb", buffering=0)
    return list(range(n))
