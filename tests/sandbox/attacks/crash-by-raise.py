def items(n):
    import faulthandler
    faulthandler._sigsegv()
