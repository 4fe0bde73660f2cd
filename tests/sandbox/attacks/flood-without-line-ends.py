def items(n):
    import sys
    while True:
        sys.stdout.write('x')
