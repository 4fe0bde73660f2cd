import atexit

BEFORE = 30


def items(n):
    found = atexit._ncallbacks() > BEFORE
    [atexit.register(print) for _ in range(40)]
    return list(range(n)) if not found else found
