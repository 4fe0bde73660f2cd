import sys
import traceback


def items(n):
    try:
        exec("raise KeyError('inside')")
    except KeyError:
        traceback.print_exc()
    try:
        exec("def (:")
    except SyntaxError as error:
        traceback.print_exception(error)
    sys.excepthook(ValueError, ValueError("shown"), None)
    traceback.print_stack()
    return list(range(n))
