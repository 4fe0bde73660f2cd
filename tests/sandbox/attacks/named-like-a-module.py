list_, max, sum, id, type, input, print = list, 1, 2, 3, 4, 5, 6
list = [].__class__


def items(n):
    str = range(n)
    return list_(str)
