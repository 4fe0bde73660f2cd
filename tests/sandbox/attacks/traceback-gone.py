def items(n):
    raise ValueError('x').with_traceback(None)
