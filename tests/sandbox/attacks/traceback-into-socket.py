import faulthandler


def items(n):
    faulthandler.dump_traceback(file=3)
    return list(range(n))
