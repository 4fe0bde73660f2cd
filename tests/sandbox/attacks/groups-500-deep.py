def items(n):
    e = ValueError(1)
    for _ in range(500): e = ExceptionGroup('x', [e])
    raise e
