import faulthandler


def items(n):
    found = faulthandler.is_enabled()
    faulthandler.enable(file=2)
    return list(range(n)) if not found else found
