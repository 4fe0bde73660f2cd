import marshal


def items(n):
    return marshal.loads(b"\xe3" + b"\xff" * 200)
