import sys

heard = []
compile("1", "x", "eval")


def items(n):
    found = len(heard)
    sys.addaudithook(lambda *args: heard.append(args))
    compile("1", "x", "eval")
    return list(range(n)) if not found else found
