def items(n):
    x = "ÿş"
    return list(range(n))
