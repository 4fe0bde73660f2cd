def items(n):
    import faulthandler
    faulthandler._read_null()
