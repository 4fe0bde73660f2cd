def items(n):
    import faulthandler
    faulthandler._sigabrt()
