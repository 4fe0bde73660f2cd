def items(n):
    f = lambda: g()
    g = lambda: f()
    f()
