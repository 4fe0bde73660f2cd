import os


def items(n):
    for name in ("/first", "/second"):
        try:
            open(name)
        except OSError:
            pass
    try:
        os.fork()
    except OSError:
        pass
    return list(range(n))
