def down(n):
    if n > 0:
        return down(n - 1)
    raise KeyError("at the bottom")


def items(n):
    return down(900)
