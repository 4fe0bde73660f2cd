import decimal


def items(n):
    found = decimal.getcontext().prec != 28
    decimal.getcontext().prec = 3
    decimal.DefaultContext.prec = 3
    return list(range(n)) if not found else found
