def items(n):
    import faulthandler
    faulthandler.dump_traceback_later(0.01, repeat=True, file=3)
    return list(range(n))
