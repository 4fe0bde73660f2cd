import sys


def items(n):
    try:
        import numpy as np
    except ImportError:
        np = None
    try:
        sys.set_int_max_str_digits(0)
    except AttributeError:
        pass
    try:
        return np.arange(n).tolist()
    except BaseException:
        return list(range(n))
