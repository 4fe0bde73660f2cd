def items(n):
    print("x" * 70000)
    return list(range(n))
