import sys


def items(n):
    found = sys.get_int_max_str_digits() != 4300
    sys.set_int_max_str_digits(0)
    return list(range(n)) if not found else found
