def items(n):
    import decimal
    decimal.getcontext().prec = decimal.MAX_PREC
    return decimal.Decimal(1) / 3
