def items(n):
    import faulthandler
    faulthandler._stack_overflow()
