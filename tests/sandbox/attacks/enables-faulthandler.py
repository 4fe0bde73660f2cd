import faulthandler

faulthandler.enable()


def items(n):
    faulthandler.disable()
    return list(range(n))
