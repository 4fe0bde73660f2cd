def items(n):
    import sys
    if hasattr(sys, 'set_int_max_str_digits'):
        sys.set_int_max_str_digits(0)
    while True:
        str(int('7' * 300000))
