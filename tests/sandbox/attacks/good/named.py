def items(n):
    return list(range(n))


class Items:
    pass
