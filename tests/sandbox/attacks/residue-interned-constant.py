import string


def items(n):
    found = string.digits != "0123456789"
    string.digits = "left"
    return list(range(n)) if not found else found
