import sys


def items(n):
    found = "left" in sys.argv
    sys.argv.append("left")
    return list(range(n)) if not found else found
