def items(n):
    class E(BaseException): pass
    raise E([0, 1, 2, 3])
