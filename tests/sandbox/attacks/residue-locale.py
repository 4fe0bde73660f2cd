import locale

START = "C.UTF-8"


def items(n):
    found = locale.setlocale(locale.LC_NUMERIC) != START
    locale.setlocale(locale.LC_NUMERIC, "C")
    return list(range(n)) if not found else found
