import sys


def items(n):
    found = "print" in (sys.excepthook.__name__, sys.unraisablehook.__name__) or sys.displayhook is print
    sys.excepthook = sys.unraisablehook = sys.displayhook = print
    return list(range(n)) if not found else found
