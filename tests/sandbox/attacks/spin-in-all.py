def items(n):
    import itertools
    return all(itertools.repeat(1))
