def items(n):
    global items
    del items
    return [0, 1, 2, 3]
