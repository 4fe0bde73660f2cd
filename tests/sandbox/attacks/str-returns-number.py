def items(n):
    class E(Exception):
        def __str__(self): return 7
    raise E()
