import codecs


def known(name):
    try:
        return codecs.lookup(name)
    except LookupError:
        return None


def items(n):
    found = known("left")
    codecs.register(lambda name: codecs.lookup("utf-8") if name == "left" else None)
    return list(range(n)) if not found else found
