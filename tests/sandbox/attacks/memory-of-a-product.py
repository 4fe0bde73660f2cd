def items(n):
    import itertools
    return list(itertools.product(range(10 ** 7), repeat=3))
